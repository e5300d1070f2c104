using BenchmarkDotNet.Attributes;
using DigitalTwin.Domain.Prompts;
using DigitalTwin.Testing;

namespace DigitalTwin.Micro;

/// <summary>The watch on a reply for private text, for each piece of a long reply.</summary>
public class OutputFilter
{
    private const int Pieces = 1000;

    private readonly TwinPrompt _prompt = TestPrompt.Make();
    private string[] _pieces = [];

    [Params("latin", "chinese")]
    public string Script { get; set; } = "";

    [GlobalSetup]
    public void Write() => _pieces = Samples.Pieces(Script == "latin" ? Samples.Latin : Samples.Chinese, Pieces);

    [Benchmark(OperationsPerInvoke = Pieces)]
    public int Piece()
    {
        var watch = _prompt.Watch("What did the floods teach you?", []);
        var passed = 0;
        foreach (var piece in _pieces)
        {
            passed += watch.Pass(piece, isFirst: false).Length;
        }

        return passed;
    }
}
