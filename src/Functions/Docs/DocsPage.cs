using System.Security.Cryptography;
using System.Text;

namespace DigitalTwin.Functions.Docs;

/// <summary>The page for people: one reply, with its style and its script inside, which the policy names by their hashes.</summary>
internal static class DocsPage
{
    public static PublishedFile Read()
    {
        var (style, script) = (Part("docs.css"), Part("docs.js"));
        var page = Part("docs.html")
            .Replace("<!-- style -->", $"<style>{style}</style>", StringComparison.Ordinal)
            .Replace("<!-- script -->", $"<script type=\"module\">{script}</script>", StringComparison.Ordinal);
        var policy = "default-src 'none'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
            + $"style-src {Hash(style)}; script-src {Hash(script)}";
        return new PublishedFile(Encoding.UTF8.GetBytes(page), "text/html; charset=utf-8", policy);
    }

    // A browser reads a page's line ends as LF, and hashes what it read.
    private static string Part(string name)
    {
        using var stream = typeof(DocsPage).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    private static string Hash(string text) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";
}
