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
    private readonly ImmutableArray<Block> _blocks;
    private readonly ImmutableHashSet<string> _ownerWords;
    private readonly PassageIndex _index;
    private readonly FollowUp _followUp;
    private readonly BeforeAndAfter _beforeAndAfter;

    public ProfileAnswers(Persona persona)
    {
        _persona = persona;
        _blocks = KnowledgeBase.Of(persona);
        _ownerWords = KnowledgeBase.OwnerWords(persona);
        _index = new PassageIndex(_blocks);
        _followUp = new FollowUp(_blocks, _index);
        _beforeAndAfter = new BeforeAndAfter(_blocks, _index);
    }

    /// <summary>The <see cref="Persona.Version"/> that this answers for.</summary>
    public string Version => _persona.Version;

    /// <summary>The whole reply; never empty. The same conversation always gets the same one.</summary>
    public string Reply(Transcript transcript)
    {
        var answers = Answers(transcript);
        var known = answers.OfType<string>().Distinct().ToList();
        var answer = known.Count == 0 ? Phrases.NoAnswerWith(_blocks)
            : answers.Contains(null) ? $"{string.Join(' ', known)} {Phrases.NotTheRest}"
            : string.Join(' ', known);
        return transcript.Replies.IsEmpty ? $"{answer}\n\n{Phrases.RunsWithoutModel}" : answer;
    }

    // "What is it, and when did you make it?": the second question may lean on the answer to the first.
    private List<string?> Answers(Transcript transcript)
    {
        var answers = new List<string?>();
        foreach (var clause in Clauses.Of(transcript.Message))
        {
            var answer = To(clause, transcript);
            answers.Add(answer);
            transcript = answer is null ? transcript : transcript.With(clause, answer);
        }

        return answers;
    }

    private string? To(string clause, Transcript transcript)
    {
        var question = QuestionReader.Read(clause, _index, _ownerWords);
        return SmallTalk.Reply(question, _persona, _ownerWords)
            ?? (SmallTalk.AsksForOverview(question, _ownerWords) ? Overview.Of(_persona, _blocks) : null)
            ?? ContactQuestion.Reply(question, _blocks)
            ?? _beforeAndAfter.Reply(question, transcript)
            ?? _followUp.Reply(question, transcript)
            ?? AnswerComposer.Compose(question, _index.Rank(question.Terms));
    }
}
