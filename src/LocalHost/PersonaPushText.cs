using System.Globalization;
using DigitalTwin.Functions.Azure;

namespace DigitalTwin.LocalHost;

/// <summary>How a push looks on a terminal.</summary>
internal static class PersonaPushText
{
    public static string Line(PersonaUploadStep step) => step.Outcome switch
    {
        PersonaUploadOutcome.New => $"+ {step.Path} new, {Size(step.Size)}",
        PersonaUploadOutcome.Changed => $"~ {step.Path} changed, {Size(step.Size)}",
        PersonaUploadOutcome.Removed => $"- {step.Path} removed",
        _ => $"= {step.Path} unchanged",
    };

    public static string Total(IReadOnlyCollection<PersonaUploadStep> steps)
    {
        int Count(params PersonaUploadOutcome[] outcomes) => steps.Count(step => outcomes.Contains(step.Outcome));
        var (pushed, removed) = (Count(PersonaUploadOutcome.New, PersonaUploadOutcome.Changed), Count(PersonaUploadOutcome.Removed));
        return pushed + removed == 0
            ? "Nothing changed."
            : string.Create(CultureInfo.InvariantCulture, $"{pushed} pushed, {removed} removed, {Count(PersonaUploadOutcome.Unchanged)} unchanged.");
    }

    private static string Size(long bytes) => bytes switch
    {
        < 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes} B"),
        < 1024 * 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0:0.0} KB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0 / 1024:0.0} MB"),
    };
}
