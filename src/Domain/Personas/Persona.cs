using System.Collections.Immutable;

namespace DigitalTwin.Domain.Personas;

/// <summary>Everything the twin knows of its owner, read from the persona files and immutable from then on.</summary>
public sealed record Persona
{
    /// <summary>Which of the deployment's personas this is.</summary>
    public PersonaId Id { get; init; }

    /// <summary>How it behaves; a twin by the deployment's settings when nothing else was said.</summary>
    public PersonaAgent Agent { get; init; } = new();

    /// <summary>The owner's name as it is spoken of; from <c>full_name</c> or <c>name</c>, else taken from the other files.</summary>
    public required string Name { get; init; }

    /// <summary>One line under the name on a page, such as a job title; null when the files name none.</summary>
    public string? Headline { get; init; }

    /// <summary>The first words a visitor sees, before any message; null when the files name none.</summary>
    public string? Greeting { get; init; }

    /// <summary>Questions a page may offer, in the owner's order; empty when the files name none.</summary>
    public ImmutableArray<string> SuggestedQuestions { get; init; } = [];

    /// <summary>The leaves of facts.json, in document order.</summary>
    public ImmutableArray<PersonaFact> Facts { get; init; } = [];

    /// <summary>The texts, one a file, in the order summary, profile, notes, style. Never empty texts.</summary>
    public ImmutableArray<PersonaDocument> Documents { get; init; } = [];

    /// <summary>Changes whenever anything above does; equal versions mean equal personas.</summary>
    public required string Version { get; init; }

    /// <summary>The text of the document of this kind, or null.</summary>
    public string? TextOf(PersonaDocumentKind kind) => Documents.FirstOrDefault(document => document.Kind == kind)?.Text;
}
