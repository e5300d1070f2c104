namespace DigitalTwin.LocalHost.Site;

/// <summary>
/// The patterns of staticwebapp.config.json: a path; <c>/folder/*</c> for all below it; <c>/folder/*.{js,css}</c> for what of that
/// ends so. An asterisk stands for folders too.
/// </summary>
internal static class SitePattern
{
    public static bool Matches(string pattern, string path)
    {
        var asterisk = pattern.IndexOf('*', StringComparison.Ordinal);
        if (asterisk < 0)
        {
            return string.Equals(pattern, path, StringComparison.OrdinalIgnoreCase);
        }

        return path.StartsWith(pattern[..asterisk], StringComparison.OrdinalIgnoreCase)
            && Endings(pattern[(asterisk + 1)..]).Any(ending => path.AsSpan(asterisk).EndsWith(ending, StringComparison.OrdinalIgnoreCase));
    }

    private static IEnumerable<string> Endings(string rest) =>
        rest.StartsWith(".{", StringComparison.Ordinal) && rest.EndsWith('}')
            ? rest[2..^1].Split(',', StringSplitOptions.TrimEntries).Select(ending => "." + ending)
            : [rest];
}
