using System.Collections.Immutable;
using DigitalTwin.Domain.Personas;
using DigitalTwin.Functions.Models.Offline.Knowledge;

namespace DigitalTwin.Functions.Models.Offline.Dialogue;

/// <summary>Answers "tell me about yourself".</summary>
internal static class Overview
{
    private const int ProseSentences = 2;

    public static string Of(Persona persona, ImmutableArray<Block> blocks)
    {
        var job = Timeline.Of(blocks, Topic.Work).FirstOrDefault();
        var prose = blocks.FirstOrDefault(block => block.Record is null)?.Sentences.Take(ProseSentences) ?? [];
        return string.Join(' ', new[] { Name(persona) }.Concat(job is null ? [] : [job.Sentences[0]]).Concat(prose));
    }

    private static string Name(Persona persona) => persona.Agent.Kind switch
    {
        PersonaKind.Tutor => $"I'm {persona.Name}, a tutor that is an AI.",
        PersonaKind.Assistant => $"I'm {persona.Name}, an assistant that is an AI.",
        _ => $"I'm {persona.Name}.",
    };
}
