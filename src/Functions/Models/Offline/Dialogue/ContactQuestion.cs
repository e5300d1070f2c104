using System.Collections.Immutable;
using System.Text.RegularExpressions;
using DigitalTwin.Functions.Models.Offline.Knowledge;
using DigitalTwin.Functions.Models.Offline.Retrieval;

namespace DigitalTwin.Functions.Models.Offline.Dialogue;

/// <summary>Answers "how can I reach you about ...": what about doesn't matter.</summary>
internal static partial class ContactQuestion
{
    /// <summary>The way that the profile names, or null.</summary>
    public static string? Reply(Question question, ImmutableArray<Block> blocks) =>
        Asked().IsMatch(string.Join(' ', question.Words)) ? Way(blocks) : null;

    /// <summary>How the owner can be written to, or at least where to look, as a sentence; null when the profile names no way.</summary>
    public static string? Way(ImmutableArray<Block> blocks) =>
        blocks.FirstOrDefault(block => block.Topic is Topic.Email)?.Sentences.FirstOrDefault(sentence => sentence.Contains('@'))
        ?? blocks.FirstOrDefault(block => block.Topic is Topic.Website)?.Sentences[0];

    [GeneratedRegex(
        @"\b(how|where) (do|can|could|should|would|may|might) (i|we|one|someone) (\w+ ){0,2}" +
        @"(contact|reach|email|e mail|mail|message|invite|book|write to|get in touch with|get hold of) you\b")]
    private static partial Regex Asked();
}
