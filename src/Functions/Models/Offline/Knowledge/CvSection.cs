using System.Collections.Immutable;

namespace DigitalTwin.Functions.Models.Offline.Knowledge;

/// <summary>A heading of a CV and the paragraphs under it, each a run of lines.</summary>
/// <param name="Heading">As written; empty for what stands before the first heading.</param>
internal sealed record CvSection(string Heading, ImmutableArray<ImmutableArray<string>> Paragraphs)
{
    public IEnumerable<string> Lines => Paragraphs.SelectMany(lines => lines);
}
