using System.Collections.Frozen;

namespace DigitalTwin.Functions.Models.Offline.Language;

/// <summary>English words that say how something is asked, not what.</summary>
internal static class StopWords
{
    private static readonly FrozenSet<string> Silent = Set("""
        a an the and or but if of to in on at by for with from as into onto about over than then so too very just also i me
        my mine myself you your yours yourself yourselves we us our ours he him his she her hers it its they them their this
        that these those there here one ones who whom whose what which where when why how am is are was were be been being do
        does did done doing have has had having can could shall should will would may might must im ive id ill youre youve
        youd youll dont doesnt didnt isnt arent wasnt werent cant couldnt wont wouldnt havent hasnt whats wheres whos whens
        hows thats theres lets r u ur pls plz not no nor yes any some all each every both either more most many much few lot
        lots bit please tell say said show give gave given know knew let explain describe share talk talking ask asking
        wonder wondering get got getting take took taking go goes going come came make sure want wanted like liked need mean
        ever never always usually often sometimes really actually currently now nowadays today moment day days still already
        again else something anything everything nothing someone anyone thing things stuff way sort kind type hi hey hello
        well ok okay oh um hmm thanks thank dear sorry such only own think thinks thinking thoughts opinion view views feel
        feels feeling same other another while because since until between during through out up off long far big old much
        interested interesting exactly likely probably briefly short little maybe possibly quick quickly question before
        after next earlier previously prior later afterwards afterward following subsequently preceding particular specific
        certain main recent recently originally first last latest previous new time times
        """);

    private static readonly FrozenSet<string> Weak = Stems("""
        name called call use used using world life person people work good best favourite favorite top experience address
        adress leave left leaving join joined quit year years number own part many happen happened find found different look
        looking see seen show shows showed spend spent start started win won wins receive received hold held holding complete
        completed attend attended try tried become became becoming january february march april may june july august
        september october november december
        """);

    /// <summary>Whether a word carries no subject at all.</summary>
    public static bool IsSilent(string word) => Silent.Contains(word);

    /// <summary>Whether a word carries little of the subject, as <c>name</c> does in "what's the name of your boat?".</summary>
    public static bool IsWeak(string word) => Weak.Contains(Stemmer.Stem(word));

    private static FrozenSet<string> Stems(string words) => Set(words).Select(Stemmer.Stem).ToFrozenSet();

    private static FrozenSet<string> Set(string words) =>
        words.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToFrozenSet();
}
