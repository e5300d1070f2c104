using System.Collections.Immutable;
using System.Text.Json;
using DigitalTwin.Domain.Personas;

namespace DigitalTwin.Functions.Tests.Models.Offline;

/// <summary>Questions about the sample owner, and what a right answer must hold.</summary>
internal sealed record QuestionSet(ImmutableArray<AnswerableQuestion> Answerable, ImmutableArray<UnanswerableQuestion> Unanswerable)
{
    private static readonly JsonSerializerOptions Names = new() { PropertyNameCaseInsensitive = true };

    public static async Task<QuestionSet> ReadAsync(string fileName)
    {
        await using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Questions", fileName));
        return await JsonSerializer.DeserializeAsync<QuestionSet>(file, Names) ?? throw new InvalidDataException(fileName);
    }

    public async Task<QuestionScore> AskAsync(Persona persona)
    {
        var results = ImmutableArray.CreateBuilder<QuestionResult>();
        foreach (var question in Answerable)
        {
            var reply = await ReplyAsync(persona, question.After, question.Question);
            results.Add(new QuestionResult(question.Question, reply, Answerable: true, question.IsAnsweredBy(reply)));
        }

        foreach (var question in Unanswerable)
        {
            var reply = await ReplyAsync(persona, question.After, question.Question);
            results.Add(new QuestionResult(question.Question, reply, Answerable: false, question.IsDeclinedBy(reply)));
        }

        return new QuestionScore(results.ToImmutable());
    }

    private static async Task<string> ReplyAsync(Persona persona, ImmutableArray<string> before, string question)
    {
        using var dialog = new Dialog(persona);
        foreach (var earlier in before.IsDefault ? [] : before)
        {
            await dialog.AskAsync(earlier);
        }

        return await dialog.AskAsync(question);
    }
}
