namespace DigitalTwin.EndToEnd.Tests.Browsing;

/// <summary>Finds the Chrome, Edge or Chromium that this machine has; none is ever downloaded.</summary>
public static class BrowserProgram
{
    private static readonly string[] Names = ["google-chrome", "google-chrome-stable", "chromium", "chromium-browser", "microsoft-edge"];
    private static readonly string[] UnixFolders = ["/usr/bin", "/usr/local/bin", "/snap/bin", "/opt/google/chrome"];
    private static readonly string[] MacApplications = ["Google Chrome", "Microsoft Edge", "Chromium"];
    private static readonly string[] WindowsEnds = [@"Google\Chrome\Application\chrome.exe", @"Microsoft\Edge\Application\msedge.exe"];

    /// <param name="chromePath">CHROME_PATH; when it is set, nothing else is tried.</param>
    /// <exception cref="InvalidOperationException">There is none; the message says what to do.</exception>
    public static string Find(string? chromePath, Func<string, bool> exists)
    {
        var places = string.IsNullOrEmpty(chromePath) ? WellKnown() : [chromePath];
        return places.FirstOrDefault(exists) ?? throw new InvalidOperationException(string.IsNullOrEmpty(chromePath)
            ? "The browser tests need Chrome, Edge or Chromium: install one, or say where it is in CHROME_PATH."
            : $"CHROME_PATH is {chromePath}, and no program is there.");
    }

    private static IEnumerable<string> WellKnown()
    {
        if (OperatingSystem.IsWindows())
        {
            string[] bases = [.. new[] { "ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA" }.Select(Environment.GetEnvironmentVariable).OfType<string>()];
            return WindowsEnds.SelectMany(end => bases.Select(folder => Path.Combine(folder, end)));
        }

        var programs = Names.SelectMany(name => UnixFolders.Select(folder => $"{folder}/{name}"));
        return OperatingSystem.IsMacOS()
            ? MacApplications.Select(name => $"/Applications/{name}.app/Contents/MacOS/{name}").Concat(programs)
            : programs;
    }
}
