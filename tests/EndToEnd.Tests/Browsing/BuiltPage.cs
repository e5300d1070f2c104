namespace DigitalTwin.EndToEnd.Tests.Browsing;

/// <summary>The page as it is deployed: what <c>npm run build</c> left in staticwebapp/dist.</summary>
public static class BuiltPage
{
    /// <param name="root">The repository's.</param>
    /// <exception cref="InvalidOperationException">The page is not built; the message says how.</exception>
    public static string Find(string root)
    {
        var page = Path.Combine(root, "staticwebapp", "dist");
        return File.Exists(Path.Combine(page, "index.html"))
            ? page
            : throw new InvalidOperationException("The page is not built: run npm test, or npm run build in staticwebapp.");
    }
}
