using System.Text.Json;
using Xunit;

namespace DigitalTwin.Functions.Tests.Chat;

/// <summary>Holds a reply to a sample: the same members with the same values, and what a placeholder stands for the same throughout.</summary>
internal sealed class SampleMatch
{
    private readonly Dictionary<string, string> _meanings = [];

    public void Check(JsonElement sample, JsonElement reply, string path = "reply")
    {
        Assert.True(sample.ValueKind == reply.ValueKind, $"{path} is {reply.GetRawText()}");
        switch (sample.ValueKind)
        {
            case JsonValueKind.Object:
                Assert.Equal(Names(sample), Names(reply));
                foreach (var member in sample.EnumerateObject())
                {
                    Check(member.Value, reply.GetProperty(member.Name), $"{path}.{member.Name}");
                }

                break;
            case JsonValueKind.Array:
                Assert.Equal(sample.GetArrayLength(), reply.GetArrayLength());
                for (var i = 0; i < sample.GetArrayLength(); i++)
                {
                    Check(sample[i], reply[i], $"{path}[{i}]");
                }

                break;
            case JsonValueKind.String:
                CheckText(sample.GetString()!, reply.GetString()!, path);
                break;
            default:
                Assert.Equal(sample.GetRawText(), reply.GetRawText());
                break;
        }
    }

    private void CheckText(string sample, string reply, string path)
    {
        if (sample is not ['{', .., '}'])
        {
            Assert.Equal((path, sample), (path, reply));
            return;
        }

        Assert.NotEmpty(reply);
        Assert.True(_meanings.TryAdd(sample, reply) || _meanings[sample] == reply, $"{path} is {reply} and was {_meanings[sample]}");
    }

    private static IEnumerable<string> Names(JsonElement json) => json.EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal);
}
