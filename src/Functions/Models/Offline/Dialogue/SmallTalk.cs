using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using DigitalTwin.Domain.Personas;
using DigitalTwin.Functions.Models.Offline.Language;
using DigitalTwin.Functions.Models.Offline.Retrieval;

namespace DigitalTwin.Functions.Models.Offline.Dialogue;

/// <summary>Answers what is said out of courtesy, and questions about the twin itself.</summary>
internal static partial class SmallTalk
{
    private static readonly FrozenSet<string> Courtesies = new[]
    {
        "morning", "afternoon", "evening", "good", "bye", "goodbye", "great", "cool", "nice", "awesome", "helpful", "lovely", "wonderful",
        "perfect", "cheers", "thx", "ta", "cya", "greetings", "howdy", "hiya", "help", "later", "see", "meet", "fine",
    }.ToFrozenSet();

    /// <summary>The reply, or null when the message asks for something else.</summary>
    public static string? Reply(Question question, Persona persona, ImmutableHashSet<string> ownerWords)
    {
        var said = AddressedToYou(question, ownerWords);
        return said switch
        {
            _ when Identity().IsMatch(said) => Phrases.Identity(persona),
            _ when Name().IsMatch(said) => Phrases.Name(persona),
            _ when Capabilities().IsMatch(said) => Phrases.Capabilities(persona),
            _ when !question.Words.All(word => Courtesies.Contains(word) || StopWords.IsSilent(word)) => null,
            _ when Thanks().IsMatch(said) => Phrases.Welcome,
            _ when Farewell().IsMatch(said) => Phrases.Goodbye,
            _ when Greeting().IsMatch(said) => Phrases.Greeting(persona),
            _ => null,
        };
    }

    /// <summary>Whether the visitor asks for the whole person at once.</summary>
    public static bool AsksForOverview(Question question, ImmutableHashSet<string> ownerWords)
    {
        var said = AddressedToYou(question, ownerWords);
        return Biography().IsMatch(said) || (question.Terms.IsEmpty && Overview().IsMatch(said));
    }

    private static string AddressedToYou(Question question, ImmutableHashSet<string> ownerWords) =>
        string.Join(' ', question.Words.Select(word => ownerWords.Contains(word) ? "you" : word));

    [GeneratedRegex(
        @"\bare you (really |actually |just )?(an? )?(real|human|ai|bot|robot|person|machine|chatbot|computer|program|llm|language model|gpt|chatgpt|artificial)\b|" +
        @"\bam i (really |actually )?(talking|speaking|chatting) (to|with)\b|" +
        @"\bis (this|that) (really )?(an? )?(bot|ai|human|real|chatbot|you)\b|\b(who|what) made you$|\bwhat (language )?model (are|is)\b")]
    private static partial Regex Identity();

    [GeneratedRegex(
        @"^(help|menu|options)$|\bwhat (can|could|should|may) (you|i|we) (do|ask|answer|help)\b|" +
        @"\bwhat (do|can) you (know|talk about|answer)$|\bhow does this work\b|\bhow can you help\b")]
    private static partial Regex Capabilities();

    [GeneratedRegex(@"\bwhat (is|s)? ?your (full |real |last |first )?name$|\bwhats (your|ur) name$|\bwhat (do|should|can) (i|we|people) call you$")]
    private static partial Regex Name();

    [GeneratedRegex(@"\b(thank|thanks|thx|cheers|ta)\b")]
    private static partial Regex Thanks();

    [GeneratedRegex(@"\b(bye|goodbye|cya)\b|\bsee you\b")]
    private static partial Regex Farewell();

    [GeneratedRegex(@"^(hi|hello|hey|hiya|greetings|howdy)\b|^good (morning|afternoon|evening|day)\b|^how are you")]
    private static partial Regex Greeting();

    [GeneratedRegex(
        @"\babout (yourself|you)( you)*( please| then)?$|^(so |and |hi |hello )*who are you( you)*( really| exactly)?$|" +
        @"^(so |and )*who is (you ?)+$")]
    private static partial Regex Overview();

    [GeneratedRegex(@"^(what is |whats |what |tell me |me )*(about )?your (life )?(story|bio|biography|background)$|\b(describe|introduce) yourself\b")]
    private static partial Regex Biography();
}
