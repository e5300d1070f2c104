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
        return string.Join(' ', new[] { $"I'm {persona.Name}." }.Concat(job is null ? [] : [job.Sentences[0]]).Concat(prose));
    }
}
