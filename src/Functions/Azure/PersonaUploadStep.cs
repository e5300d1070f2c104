namespace DigitalTwin.Functions.Azure;

/// <summary>What became of one file.</summary>
/// <param name="Path">Its path in the folder and the container, with slashes between.</param>
/// <param name="Size">In bytes; what the container has of it from now on.</param>
internal sealed record PersonaUploadStep(PersonaUploadOutcome Outcome, string Path, long Size);

internal enum PersonaUploadOutcome
{
    Unchanged,
    New,
    Changed,
    Removed,
}
