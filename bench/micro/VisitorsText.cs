using BenchmarkDotNet.Attributes;
using DigitalTwin.Domain.Budgets;
using DigitalTwin.Domain.Prompts;

namespace DigitalTwin.Micro;

/// <summary>What is done to each message before a model sees it: hidden characters and control tokens, and how many tokens it may be.</summary>
public class VisitorsText
{
    private string _text = "";

    [Params("prose", "chinese", "brackets", "emoji")]
    public string Kind { get; set; } = "";

    [GlobalSetup]
    public void Write()
    {
        var sample = Kind switch
        {
            "chinese" => Samples.Chinese,
            "brackets" => "if (a[0] < b[1]) { return x<T>[i]; } // <b>not</b> a token ",
            "emoji" => "my family \U0001F468\u200D\U0001F469\u200D\U0001F467 and a heart \u2764\uFE0F ",
            _ => Samples.Latin,
        };
        _text = string.Concat(Enumerable.Repeat(sample, 1 + (1000 / sample.Length)))[..1000];
    }

    /// <summary>Of 1,000 characters.</summary>
    [Benchmark]
    public string MadeFit() => TwinPrompt.Message(_text);

    [Benchmark]
    public long TokensAtMost() => TokenEstimate.Of(_text);
}
