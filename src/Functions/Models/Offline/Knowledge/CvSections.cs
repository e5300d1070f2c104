using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace DigitalTwin.Functions.Models.Offline.Knowledge;

/// <summary>Finds the sections in the text of a CV, also when two columns were read across each other.</summary>
internal static partial class CvSections
{
    private static readonly FrozenSet<string> Headings = new[]
    {
        "contact", "top skills", "skills", "key skills", "languages", "certifications", "licenses & certifications", "honors-awards",
        "honors & awards", "awards", "publications", "patents", "summary", "about", "profile", "experience", "work experience",
        "professional experience", "employment", "volunteer experience", "volunteering", "education", "projects", "interests", "hobbies",
        "courses", "talks", "references", "organizations",
    }.ToFrozenSet();

    /// <summary>The sections in reading order.</summary>
    public static ImmutableArray<CvSection> Of(string text)
    {
        var sections = new List<(string Heading, List<ImmutableArray<string>> Paragraphs)> { ("", []) };
        foreach (var paragraph in Paragraphs(text))
        {
            var current = ImmutableArray.CreateBuilder<string>();
            foreach (var line in paragraph)
            {
                if (IsHeading(line))
                {
                    Close(sections, current);
                    sections.Add((line, []));
                }
                else
                {
                    current.Add(line);
                }
            }

            Close(sections, current);
        }

        return [.. sections.Where(section => section.Paragraphs.Count > 0).Select(section => new CvSection(section.Heading, [.. section.Paragraphs]))];
    }

    public static bool IsHeading(string line) => Headings.Contains(line.Trim().TrimEnd(':').ToLowerInvariant());

    private static void Close(List<(string Heading, List<ImmutableArray<string>> Paragraphs)> sections, ImmutableArray<string>.Builder lines)
    {
        if (lines.Count > 0)
        {
            OwnerOf(sections, lines).Add(lines.DrainToImmutable());
        }
    }

    // Where a sidebar and a main column were read across each other, a heading can be parted from its list:
    // a short list that follows running text belongs to the last heading that got nothing.
    private static List<ImmutableArray<string>> OwnerOf(
        List<(string Heading, List<ImmutableArray<string>> Paragraphs)> sections, IReadOnlyList<string> lines)
    {
        var empty = sections.FindLastIndex(section => section.Heading.Length > 0 && section.Paragraphs.Count == 0);
        var startsAfterText = sections[^1].Paragraphs.Count > 0;
        return empty >= 0 && startsAfterText && lines.All(line => line.Length < 40 && !line.EndsWith('.'))
            ? sections[empty].Paragraphs
            : sections[^1].Paragraphs;
    }

    private static IEnumerable<IEnumerable<string>> Paragraphs(string text) =>
        BlankLines().Split(text.Replace('\f', '\n').ReplaceLineEndings("\n"))
            .Select(paragraph => paragraph.Split('\n')
                .Select(line => line.Trim())
                .Where(line => line.Length > 0 && !PageNumber().IsMatch(line)));

    [GeneratedRegex(@"\n[ \t]*\n\s*")]
    private static partial Regex BlankLines();

    [GeneratedRegex(@"^(page\s+)?\d+(\s*(of|/)\s*\d+)?$", RegexOptions.IgnoreCase)]
    private static partial Regex PageNumber();
}
