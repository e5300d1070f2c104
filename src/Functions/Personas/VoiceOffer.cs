namespace DigitalTwin.Functions.Personas;

/// <summary>What this server does with speech. Registered where it listens; where it isn't, pages help themselves or do without.</summary>
/// <param name="Speaks">Whether it speaks its answers too.</param>
/// <param name="MaxSeconds">How long a recording may be.</param>
/// <param name="MaxBytes">How large a recording may be.</param>
public sealed record VoiceOffer(bool Speaks, int MaxSeconds, int MaxBytes);
