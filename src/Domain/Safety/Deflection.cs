using System.Collections.Frozen;
using System.Text;
using DigitalTwin.Domain.Personas;

namespace DigitalTwin.Domain.Safety;

/// <summary>What the twin says in the place of what is withheld, in the visitor's language as far as a glance tells it.</summary>
internal static class Deflection
{
    private const string English = "That part of how I work stays with me. Ask me about my projects instead.";
    private const string Japanese = "私の仕組みのその部分は、胸の内にとどめておきます。代わりに私のプロジェクトについて聞いてください。";

    // With words that give a language away among those of the same script.
    private static readonly (string Words, string Sentence)[] Latin =
    [
        ("the you your what is are of and please", English),
        ("der die das und ist nicht mir deine dein ihre bitte wie was du sie", "Wie ich im Inneren arbeite, behalte ich für mich. Fragen Sie mich lieber nach meinen Projekten."),
        ("el los que por tus tu cómo como dime las una eres sin", "Esa parte de cómo funciono me la guardo. Pregúntame mejor por mis proyectos."),
        ("le les des est vous tes que moi une quelles en sans", "Cette part de mon fonctionnement, je la garde pour moi. Interrogez-moi plutôt sur mes projets."),
        ("você seus suas não uma os como são me diga tuas sem", "Essa parte de como funciono fica comigo. Pergunte-me antes sobre os meus projetos."),
        ("il che sono gli le tue dimmi come una di senza", "Questa parte di come funziono la tengo per me. Chiedimi piuttosto dei miei progetti."),
    ];

    private static readonly FrozenDictionary<string, string[]> ByWord = Latin
        .SelectMany(language => language.Words.Split(' ').Select(word => (word, language.Sentence)))
        .GroupBy(pair => pair.word, pair => pair.Sentence)
        .ToFrozenDictionary(group => group.Key, group => group.ToArray());

    /// <param name="kind">A twin offers its projects in its place, which others haven't.</param>
    public static string For(string question, PersonaKind kind) => kind == PersonaKind.Twin ? For(question) : FirstSentence(For(question));

    private static string FirstSentence(string text) => text[..(text.AsSpan().IndexOfAny(".。।") + 1)];

    private static string For(string question)
    {
        var byScript = question.EnumerateRunes().Select(ByScript).OfType<string>().ToList();
        var isForeign = byScript.Count > question.EnumerateRunes().Count(IsLatin);
        // Japanese writes with Chinese characters too.
        var script = byScript.Contains(Japanese) ? Japanese : MostFrequent(byScript);
        return (isForeign ? script : MostFrequent(ByWords(question))) ?? English;
    }

    private static bool IsLatin(Rune rune) => rune.Value is < 0x250 or (>= 0x1E00 and <= 0x1EFF) && Rune.IsLetter(rune);

    private static string? ByScript(Rune rune) => rune.Value switch
    {
        >= 0x400 and <= 0x4FF => "Как я устроен внутри, пусть останется при мне. Спросите лучше о моих проектах.",
        >= 0x600 and <= 0x6FF => "هذا الجانب من طريقة عملي يبقى عندي. اسألني عن مشاريعي بدلًا من ذلك.",
        >= 0x900 and <= 0x97F => "मेरे काम करने का यह पहलू मेरे पास ही रहेगा। इसके बजाय मेरी परियोजनाओं के बारे में पूछिए।",
        >= 0x3041 and <= 0x30FF => Japanese,
        >= 0x4E00 and <= 0x9FFF => "我内部如何运作，这部分就留给我自己吧。不妨问问我的项目。",
        >= 0xAC00 and <= 0xD7AF => "제가 어떻게 작동하는지는 저만 알고 있을게요. 대신 제 프로젝트에 대해 물어봐 주세요.",
        _ => null,
    };

    private static IEnumerable<string> ByWords(string question) => question.ToLowerInvariant()
        .Split([' ', ',', '.', '?', '!', '¿', '¡', ':', ';', '\n'], StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(word => ByWord.GetValueOrDefault(word) ?? []);

    private static string? MostFrequent(IEnumerable<string> sentences) =>
        sentences.GroupBy(sentence => sentence).MaxBy(group => group.Count())?.Key;
}
