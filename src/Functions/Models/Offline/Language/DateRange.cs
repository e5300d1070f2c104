namespace DigitalTwin.Functions.Models.Offline.Language;

/// <summary>A span of time found in a line.</summary>
/// <param name="Start">As written.</param>
/// <param name="End">As written; may be a word such as Present.</param>
/// <param name="Index">Where in the line it begins, brackets before it included.</param>
/// <param name="Length">How much of the line it takes.</param>
internal sealed record DateRange(string Start, string End, int Index, int Length);
