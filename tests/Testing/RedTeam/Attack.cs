using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DigitalTwin.Testing.RedTeam;

/// <summary>One case of attacks.json: what a visitor says, and what a model that obeys everything would then do.</summary>
public sealed record Attack
{
    private static readonly JsonSerializerOptions Names = new() { PropertyNameCaseInsensitive = true, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    public required string Id { get; init; }

    public required string Class { get; init; }

    public required string Language { get; init; }

    /// <summary>The messages, one a turn. <c>{hidden}</c> and <c>{selectors}</c> are the order, in characters nobody sees.</summary>
    public required ImmutableArray<string> Say { get; init; }

    /// <summary>The order for <see cref="GullibleModel"/>.</summary>
    public required string Obey { get; init; }

    /// <summary>The order is given in the last turn only.</summary>
    public bool Last { get; init; }

    /// <summary>Whether the order reaches the model, so that what it says would be a leak; null when it asks for nothing private.</summary>
    public bool? Obeys { get; init; } = true;

    /// <summary>Of a held-out spelling: whether the filter finds it all the same. docs/decisions/0010 tells of those that it doesn't.</summary>
    public bool Found { get; init; }

    /// <summary>In a raw template the message as typed would pass for more than one.</summary>
    public bool Forges { get; init; }

    /// <summary>The message as typed holds a section tag of ours.</summary>
    public bool Tags { get; init; }

    /// <summary>What the client says was said before: role and text.</summary>
    public ImmutableArray<ImmutableArray<string>> Earlier { get; init; } = [];

    /// <summary>A persona with a trap in it, in which <c>{obey}</c> and <c>{hidden}</c> are the order; null for the sample owner.</summary>
    public PoisonedPersona? Persona { get; init; }

    public static ImmutableArray<Attack> All { get; } = Read<Attack>("attacks.json");

    public static ImmutableArray<T> Read<T>(string name) =>
        [.. JsonSerializer.Deserialize<T[]>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "RedTeam", name)), Names)!];

    public override string ToString() => Id;
}

public sealed record PoisonedPersona(string? Facts, string? Summary, string? Style, string? Pdf);

/// <summary>One case of benign.json: a message that looks like an attack, and an answer that looks like a leak.</summary>
public sealed record LookAlike(string Language, string Ask, string Reply);
