using DigitalTwin.Testing;
using Xunit;

namespace DigitalTwin.Domain.Tests.Safety;

public sealed class OrdinaryTextTests
{
    [Theory]
    [InlineData("I'm an AI: the digital twin of Sabela, not Sabela in the flesh. Ask me anything about her work.")]
    [InlineData("I answer in the first person as Sabela's twin and keep to what the profile says. If it holds no answer I say so.")]
    [InlineData("No, I can't agree to a date or a price on Sabela's behalf. Write to sabela@example.org and she will answer herself.")]
    [InlineData("A system prompt is a text that tells a language model how to behave. Instructions in data are the reason why such rules exist.")]
    [InlineData("Base64 of Hello is SGVsbG8=, its hex is 48 65 6c 6c 6f, ROT13 of it is Uryyb, and SOS in Morse code is ... --- ...")]
    [InlineData("```csharp\nif (a < b) { return List<Summary>.Empty; } // 0x1f & 0xff\n```\n| a | b |\n|---|---|\n| 1 | 2 |")]
    [InlineData("Ich bin eine KI, der digitale Zwilling. Я цифровой двойник. أنا توأم رقمي. 我是数字双胞胎。 私はデジタルツインです。")]
    [InlineData("key 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08 and bcd-fgh-jkm, PDF, TV, HTTP, kg, km, px, www, xyz")]
    public void Not_one_character_of_an_ordinary_answer_waits(string answer)
    {
        var watch = TestPrompt.Make().Watch("Tell me", []);

        Assert.All(answer, character => Assert.Equal($"{character}", watch.Pass($"{character}", isFirst: false)));
        Assert.Equal("", watch.End());
        Assert.False(watch.Withheld);
    }

    [Fact]
    public void Random_letters_by_the_hundred_thousand_are_not_withheld()
    {
        var random = new Random(20261121);
        const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/ ";
        var (waited, withheld) = (0, 0);
        for (var reply = 0; reply < 100; reply++)
        {
            var watch = TestPrompt.Make().Watch("Make a key", []);
            for (var i = 0; i < 2000; i++)
            {
                waited += watch.Pass($"{Alphabet[random.Next(Alphabet.Length)]}", isFirst: false).Length == 1 ? 0 : 1;
            }

            withheld += watch.Withheld ? 1 : 0;
        }

        Assert.Equal(0, withheld);
        Assert.True(waited < 200, $"{waited} of 200,000 characters waited");
    }
}
