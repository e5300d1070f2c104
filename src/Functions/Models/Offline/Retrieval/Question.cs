using System.Collections.Immutable;

namespace DigitalTwin.Functions.Models.Offline.Retrieval;

/// <summary>A visitor's message, read.</summary>
/// <param name="Words">All its folded words, for those who look at how it is asked.</param>
/// <param name="Terms">What it asks for.</param>
internal sealed record Question(ImmutableArray<string> Words, ImmutableArray<QueryTerm> Terms)
{
    public bool Has(params ReadOnlySpan<string> anyOf)
    {
        foreach (var word in anyOf)
        {
            if (Words.Contains(word))
            {
                return true;
            }
        }

        return false;
    }

    public bool AsksWhen => Has("when", "year");

    public bool AsksHowLong => StartsPair("how", "long") || StartsPair("how", "quickly") || StartsPair("how", "fast") || StartsPair("how", "soon");

    public bool AsksWhere => Has("where", "place", "city", "country");

    public bool AsksWhy => Has("why", "reason") || StartsPair("how", "come") || StartsPair("what", "got")
        || StartsPair("what", "made") || StartsPair("what", "led") || StartsPair("what", "brought");

    public bool AsksHowMany => StartsPair("how", "many") || StartsPair("how", "much") || StartsPair("how", "big") || StartsPair("how", "old");

    public bool AsksForOldest => Has("first", "earliest", "oldest", "originally");

    public bool AsksForNewest => Has("last", "latest", "newest", "current", "currently", "now", "recently", "recent", "these", "moment", "today");

    /// <summary>Whether it leans on what was said before.</summary>
    public bool PointsBack => Has("it", "that", "this", "there", "they", "them", "those", "these", "one", "then", "he", "she", "him", "her");

    private bool StartsPair(string first, string second)
    {
        for (var i = 0; i + 1 < Words.Length; i++)
        {
            if (Words[i] == first && Words[i + 1] == second)
            {
                return true;
            }
        }

        return false;
    }
}
