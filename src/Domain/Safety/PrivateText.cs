using System.Collections.Immutable;
using DigitalTwin.Domain.Prompts;

namespace DigitalTwin.Domain.Safety;

/// <summary>What no visitor gets: the canary and the rules. Worked out once and then shared by all replies.</summary>
internal sealed class PrivateText
{
    /// <summary>Seven letters of the canary in a row are a leak, or as much of it in pieces; from the fifth on they are held back.</summary>
    private const int CanaryWindow = 5;
    private const int CanaryWindows = 3;

    /// <summary>Forty-four letters of the rules in a row are a leak, some fifty-five characters, or as much in pieces of more than twenty.</summary>
    private const int RulesWindow = 20;
    private const int RulesWindows = 25;

    private readonly ImmutableArray<Secret> _secrets;

    public PrivateText(Canary canary, IEnumerable<string> rules) => _secrets =
    [
        new Secret(CanaryWindow, CanaryWindows, [canary.Letters]),
        new Secret(RulesWindow, RulesWindows, rules),
    ];

    /// <summary>A filter for one reply.</summary>
    public LeakFilter Guard() => new(new Evidence(_secrets));
}
