namespace DigitalTwin.Functions.Personas;

/// <summary>What the server does with voices; there is none where no speech is configured.</summary>
/// <param name="Speaks">It speaks too, and doesn't only listen.</param>
/// <param name="MaxSeconds">The longest recording.</param>
/// <param name="MaxBytes">The largest.</param>
internal sealed record VoiceOffer(bool Speaks, int MaxSeconds, int MaxBytes);
