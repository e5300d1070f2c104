using System.Collections.Immutable;
using DigitalTwin.Domain.Personas;
using DigitalTwin.Functions.Models.Offline.Dialogue;
using DigitalTwin.Functions.Models.Offline.Knowledge;
using DigitalTwin.Functions.Models.Offline.Retrieval;

namespace DigitalTwin.Functions.Models.Offline;

/// <summary>Answers from one version of a persona. Immutable once built, so any number of turns may share it.</summary>
internal sealed class ProfileAnswers
{
    private readonly Persona _persona;
    private readonly Wording _wording;
    private readonly ImmutableArray<Block> _blocks;
    private readonly ImmutableHashSet<string> _ownerWords;
    private readonly PassageIndex _index;
    private readonly FollowUp _followUp;
    private readonly BeforeAndAfter _beforeAndAfter;

    public ProfileAnswers(Persona persona)
    {
        _persona = persona;
        _wording = Wording.Of(persona.Agent.Kind);
        _blocks = KnowledgeBase.Of(persona);
        _ownerWords = KnowledgeBase.OwnerWords(persona);
        _index = new PassageIndex(_blocks);
        _followUp = new FollowUp(_blocks, _index, _wording);
        _beforeAndAfter = new BeforeAndAfter(_blocks, _index, _wording);
    }

    /// <summary>The <see cref="Persona.Version"/> that this answers for.</summary>
    public string Version => _persona.Version;

    /// <summary>The whole reply; never empty. The same conversation always gets the same one.</summary>
    public string Reply(Transcript transcript)
    {
        var answers = Answers(transcript);
        var known = answers.Select(answer => answer.Text).OfType<string>().Distinct().ToList();
        var answer = known.Count == 0 ? _wording.NoAnswerWith(_blocks)
            : answers.Exists(answer => answer.Text is null) ? $"{Together(known)} {_wording.NotTheRest}"
            : Together(known);
        return string.Join("\n\n", new[] { answer, Check(answers), transcript.Replies.IsEmpty ? _wording.RunsWithoutModel : null }.OfType<string>());
    }

    private bool Teaches => _persona.Agent.Kind is PersonaKind.Tutor;

    private string Together(List<string> answers) => Teaches ? string.Join("\n\n", answers) : string.Join(' ', answers);

    // One, however much was asked; and none to a word of thanks.
    private static string? Check(List<Answer> answers) =>
        answers.FindLast(answer => answer.IsTaught) is { Text: { } last } told
            ? Lesson.Check(told.Clause, last)
            : null;

    // "What is it, and when did you make it?": the second question may lean on the answer to the first.
    private List<Answer> Answers(Transcript transcript)
    {
        var answers = new List<Answer>();
        foreach (var clause in Clauses.Of(transcript.Message))
        {
            var answer = To(clause, transcript);
            answers.Add(answer);
            transcript = answer.Text is null ? transcript : transcript.With(clause, answer.Text);
        }

        return answers;
    }

    private Answer To(string clause, Transcript transcript)
    {
        var question = QuestionReader.Read(clause, _index, _ownerWords);
        var ofItself = SmallTalk.Reply(question, _persona, _ownerWords)
            ?? (SmallTalk.AsksForOverview(question, _ownerWords) ? Overview.Of(_persona, _blocks) : null);
        var told = ofItself
            ?? ContactQuestion.Reply(question, _blocks)
            ?? _beforeAndAfter.Reply(question, transcript)
            ?? _followUp.Reply(question, transcript)
            ?? Compose(question);
        var isTaught = Teaches && ofItself is null && told is not null && !Wording.IsEmptyHanded(told);
        return new Answer(clause, isTaught ? Lesson.Steps(told!) : told, isTaught);
    }

    private string? Compose(Question question)
    {
        var hits = _index.Rank(question.Terms);
        return (Teaches ? Explanation.Compose(question, hits) : null) ?? AnswerComposer.Compose(question, hits);
    }

    /// <param name="Text">Null when there is none.</param>
    private sealed record Answer(string Clause, string? Text, bool IsTaught);
}
