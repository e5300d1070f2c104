using System.Collections.Immutable;

namespace DigitalTwin.Functions.Models.Offline.Retrieval;

/// <summary>One thing that a question asks for, and all the terms it may go by in the texts.</summary>
/// <param name="IsVerb">Whether it stands where a verb does, so that not knowing it matters less.</param>
/// <param name="Importance">0 to 1: how much of the question it carries before rarity is weighed.</param>
internal sealed record QueryTerm(string Stem, ImmutableArray<Alternative> Alternatives, double Importance, bool IsVerb = false);

/// <param name="Trust">0 to 1: how sure it is that the term means the same.</param>
internal readonly record struct Alternative(string Term, double Trust);
