namespace DigitalTwin.Functions.Tests.Personas;

internal static class WordSequence
{
    /// <summary>How many words of the one stand in the other in the same order.</summary>
    public static int LongestCommon(string[] a, string[] b)
    {
        var above = new int[b.Length + 1];
        foreach (var word in a)
        {
            var row = new int[b.Length + 1];
            for (var i = 0; i < b.Length; i++)
            {
                row[i + 1] = word == b[i] ? above[i] + 1 : Math.Max(above[i + 1], row[i]);
            }

            above = row;
        }

        return above[^1];
    }

    /// <summary>How many words of the second are more than the first has of them.</summary>
    public static int Surplus(string[] expected, string[] actual)
    {
        var known = expected.CountBy(word => word).ToDictionary();
        return actual.CountBy(word => word).Sum(pair => Math.Max(0, pair.Value - known.GetValueOrDefault(pair.Key)));
    }
}
