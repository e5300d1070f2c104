using System.Collections.Immutable;
using System.Text.RegularExpressions;
using DigitalTwin.Functions.Models.Offline.Knowledge;
using DigitalTwin.Functions.Models.Offline.Retrieval;

namespace DigitalTwin.Functions.Models.Offline.Dialogue;

/// <summary>Answers questions that can't be understood without what was said before.</summary>
internal sealed partial class FollowUp(ImmutableArray<Block> blocks, PassageIndex index, Wording wording)
{
    /// <summary>How much of the question what was spoken of last must hold, to be what "it" means.</summary>
    private const double HoldsEnough = 0.5;

    /// <summary>How much better a fresh look must be for "it" to mean nothing.</summary>
    private const double ClearlyBetter = 0.25;

    private const int SentencesMore = 2;

    /// <summary>The answer, or null when the question stands on its own.</summary>
    public string? Reply(Question question, Transcript transcript)
    {
        var focus = Focus.Of(transcript, blocks, index);
        return focus is null ? null : AsksForMore(question) ? More(focus, transcript)
            : question.Terms.IsEmpty ? Bare(question, focus, transcript)
            : question.PointsBack && question.Terms.All(term => term.Importance < 1) ? Bare(question, focus, transcript)
            : question.PointsBack ? Pointed(question, focus)
            : AsksOnOf(question, focus) ? Pointed(question, focus) : null;
    }

    // "What was your role?" in the middle of a talk about an old job means that job.
    private static bool AsksOnOf(Question question, Passage focus) =>
        focus.Block.IsIntroduced && question.Has("was", "were", "did") && !question.AsksForNewest && !question.AsksForOldest
        && question.Terms.All(term => term.Alternatives[0].Term == TopicWords.Term(focus.Block.Topic));

    private static bool AsksForMore(Question question) => MoreWords().IsMatch(string.Join(' ', question.Words));

    private string More(Passage focus, Transcript transcript)
    {
        var record = focus.Block.Record;
        var sameThing = record is null ? [] : blocks.Where(block => block.Record?.OwnName == record.OwnName && block.Topic == record.Topic);
        var untold = sameThing.SelectMany(block => block.Sentences)
            .Concat(transcript.Asked.IsEmpty ? [] : Related(transcript.Asked[^1]))
            .Concat(focus.Block.Sentences)
            .Distinct()
            .Where(sentence => !transcript.HasSaid(sentence))
            .Take(SentencesMore)
            .ToList();
        return untold.Count == 0 ? wording.NoMore : string.Join(' ', untold);
    }

    private IEnumerable<string> Related(string asked) =>
        index.Rank(QuestionReader.Read(asked, index, []).Terms)
            .Where(hit => hit.Coverage >= HoldsEnough)
            .Select(hit => hit.Passage.Text);

    // "Why?", "where was that?", "since when?"
    private string? Bare(Question question, Passage focus, Transcript transcript)
    {
        if (!Evidence.IsWanted(question))
        {
            return !question.PointsBack ? null : question.Terms.IsEmpty ? More(focus, transcript) : focus.Text;
        }

        var nearby = Enumerable.Range(0, focus.Block.Sentences.Length)
            .OrderBy(place => Math.Abs(place - focus.Place))
            .Select(place => new Passage(focus.Block, place));
        return nearby.FirstOrDefault(passage => Evidence.Fits(question, passage)) is { } found ? found.Text : wording.NoAnswerWith(blocks);
    }

    private string? Pointed(Question question, Passage focus)
    {
        var hits = index.Rank(question.Terms);
        var inFocus = hits.Where(hit => ReferenceEquals(hit.Passage.Block, focus.Block)).ToList();
        if (inFocus.Count == 0 || inFocus[0].Coverage < HoldsEnough || hits[0].Coverage > inFocus[0].Coverage + ClearlyBetter)
        {
            return null;
        }

        return (inFocus.FirstOrDefault(hit => Evidence.Fits(question, hit.Passage)) ?? inFocus[0]).Passage.Text;
    }

    [GeneratedRegex(
        @"^(can you |could you |please |and )*((tell|say|give) )?(me )?(a bit |a little |some )?more( please| about (it|that|this|them|him|her)| details?)*$|" +
        @"^(please )?(go on|continue|elaborate|expand)( on that)?( please)?$|^(and )?(what|anything|something) else\b.{0,12}$|^can you elaborate|^more details?")]
    private static partial Regex MoreWords();
}
