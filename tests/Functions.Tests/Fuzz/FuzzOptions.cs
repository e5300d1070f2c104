using System.Globalization;

namespace DigitalTwin.Functions.Tests.Fuzz;

/// <summary>How long and on what; <c>npm run fuzz</c> sets them.</summary>
internal sealed record FuzzOptions(int Requests, int Seed, string Store)
{
    public static FuzzOptions FromEnvironment() => new(Number("FUZZ_REQUESTS", 3000), Number("FUZZ_SEED", 1), Environment.GetEnvironmentVariable("FUZZ_STORE") ?? "files");

    private static int Number(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
