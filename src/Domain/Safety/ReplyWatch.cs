namespace DigitalTwin.Domain.Safety;

/// <summary>Watches one reply on its way from the model to the visitor.</summary>
public sealed class ReplyWatch
{
    private readonly LeakFilter _filter;
    private readonly IEnumerable<string> _earlierReplies;
    private readonly string _instead;
    private bool _hasRecalled;

    /// <param name="filter">A new one.</param>
    /// <param name="earlierReplies">What the twin said before in this conversation, as far as the model is shown it.</param>
    /// <param name="instead">The sentence in the place of what is withheld.</param>
    internal ReplyWatch(LeakFilter filter, IEnumerable<string> earlierReplies, string instead) =>
        (_filter, _earlierReplies, _instead) = (filter, earlierReplies, instead);

    /// <summary>Something was withheld; the reply is over, and the visitor has the sentence that says so.</summary>
    public bool Withheld => _filter.Hit;

    /// <summary>Reads the earlier replies, once. A millisecond or three for a long conversation: best done while the model thinks.</summary>
    public void Recall()
    {
        if (!_hasRecalled)
        {
            _hasRecalled = true;
            foreach (var reply in _earlierReplies)
            {
                _filter.Recall(reply);
            }
        }
    }

    /// <summary>What the visitor gets of this text, now.</summary>
    /// <param name="isFirst">Nothing was said before it.</param>
    public string Pass(string text, bool isFirst)
    {
        if (Withheld)
        {
            return "";
        }

        var passed = _filter.Pass(text);
        return !Withheld ? passed : isFirst && passed.Length == 0 ? _instead : $"{passed} … {_instead}";
    }

    /// <summary>What was held and may go after all, now that the model has ended.</summary>
    public string End() => _filter.End();
}
