namespace DigitalTwin.EndToEnd.Tests.Browsing;

/// <summary>The page as it is deployed: what <c>npm run build</c> left in staticwebapp/dist.</summary>
public static class BuiltPage
{
    /// <param name="start">A folder somewhere in the repository.</param>
    /// <exception cref="InvalidOperationException">The page is not built; the message says how.</exception>
    public static string Find(string start)
    {
        var root = new DirectoryInfo(start);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "DigitalTwin.sln")))
        {
            root = root.Parent;
        }

        var page = Path.Combine(root?.FullName ?? start, "staticwebapp", "dist");
        return File.Exists(Path.Combine(page, "index.html"))
            ? page
            : throw new InvalidOperationException("The page is not built: run npm test, or npm run build in staticwebapp.");
    }
}
