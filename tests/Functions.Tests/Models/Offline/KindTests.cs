using DigitalTwin.Domain.Personas;
using DigitalTwin.Functions.Local;
using DigitalTwin.Functions.Models.Offline;
using DigitalTwin.Functions.Personas;
using DigitalTwin.Testing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace DigitalTwin.Functions.Tests.Models.Offline;

/// <summary>A tutor and an assistant without a language model, beside the twin.</summary>
public sealed class KindTests : IDisposable
{
    private readonly FolderPersonaSource _personas = new(
        new PersonaOptions { Folder = Path.Combine(AppContext.BaseDirectory, "data") }, NullLogger<FolderPersonaSource>.Instance);

    private readonly OfflineChatModel _model;

    public KindTests() => _model = new OfflineChatModel(_personas);

    public void Dispose()
    {
        _model.Dispose();
        _personas.Dispose();
    }

    [Theory]
    [InlineData("What is a neuron?", "adds them up and passes the result on", "neuron")]
    [InlineData("How does an action potential begin?", "depolarised to a threshold", "action potential")]
    [InlineData("What is the resting potential?", "minus 70 millivolts", "resting potential")]
    [InlineData("What happens at a synapse?", "one neuron passes its signal to another cell", "synapse")]
    [InlineData("What does glutamate do?", "most common excitatory transmitter", "glutamate")]
    [InlineData("What is long-term potentiation?", "grows stronger when both of its cells are active", "potentiation")]
    [InlineData("Which part of the brain forms new memories?", "hippocampus", "brain")]
    [InlineData("What do rods and cones do?", "rods see in the dark", "rods")]
    public async Task A_tutor_says_what_its_texts_say_and_asks_about_it(string question, string says, string asks)
    {
        var reply = await AskAsync("neuroscience-tutor", question);

        Assert.Contains(says, reply, StringComparison.Ordinal);
        var check = reply.Split("\n\n")[^2];
        Assert.StartsWith("Now you: how would you explain ", check, StringComparison.Ordinal);
        Assert.Contains(asks, check, StringComparison.Ordinal);
        Assert.Equal(1, reply.Count(character => character == '?'));
        Assert.DoesNotContain("I am", reply, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tutor_goes_in_steps()
    {
        var reply = await AskAsync("neuroscience-tutor", "What is a neuron?");

        Assert.StartsWith("1. A neuron is a cell", reply, StringComparison.Ordinal);
        Assert.Contains("\n2. ", reply, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_questions_at_once_get_one_question_back()
    {
        var reply = await AskAsync("neuroscience-tutor", "What is a neuron? What is a synapse in the brain?");

        Assert.Equal(1, reply.Count(character => character == '?'));
        Assert.Contains("synapse", reply.Split("Now you:")[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Who won the chess olympiad in 1986?", "The texts that I teach from don't say anything about that.")]
    [InlineData("Thank you!", "You're welcome.")]
    [InlineData("Are you a real person?", "I'm an AI: Neuroscience tutor, a tutor and no person.")]
    public async Task A_tutor_checks_nothing_that_it_did_not_teach(string message, string says)
    {
        var reply = await AskAsync("neuroscience-tutor", message);

        Assert.StartsWith(says, reply, StringComparison.Ordinal);
        Assert.DoesNotContain("Now you:", reply, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Where is the map of rivers?", "https://sabela.example.org/atlas")]
    [InlineData("How can I reach Sabela?", "sabela@example.org")]
    [InlineData("Where are the slides of her talks?", "https://sabela.example.org/talks")]
    [InlineData("Who are you?", "I'm Site assistant, an assistant that is an AI.")]
    [InlineData("Are you Sabela?", "")]
    [InlineData("Are you human?", "I'm an AI: Site assistant, an assistant and no person.")]
    [InlineData("Can you bake bread?", "I have nothing about that here.")]
    public async Task An_assistant_helps_and_never_claims_to_be_the_owner(string question, string says)
    {
        var reply = await AskAsync("assistant", question);

        Assert.Contains(says, reply, StringComparison.Ordinal);
        Assert.DoesNotContain("twin of", reply, StringComparison.Ordinal);
        Assert.DoesNotContain("I'm Sabela", reply, StringComparison.Ordinal);
        Assert.DoesNotContain("My profile", reply, StringComparison.Ordinal);
        Assert.DoesNotContain("Now you:", reply, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_not_told_otherwise_answers_as_the_default_one()
    {
        var told = await AskAsync("default", "What do you do at Maretide?");

        Assert.Equal(told, (await _model.GetResponseAsync([new ChatMessage(ChatRole.User, "What do you do at Maretide?")])).Text);
        Assert.Equal(told, await AskAsync("No Id", "What do you do at Maretide?"));
        Assert.Contains("forecasting platform", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Personas_in_turn_each_answer_from_their_own_files()
    {
        var first = await AskAsync("assistant", "How can I reach Sabela?");
        await AskAsync("default", "Where did you study?");
        await AskAsync("neuroscience-tutor", "What is a neuron?");

        Assert.Equal(first, await AskAsync("assistant", "How can I reach Sabela?"));
    }

    [Fact]
    public async Task Facts_of_a_subject_are_said_as_they_stand()
    {
        var persona = InventedPersona.Of("""{ "knots": { "bowline": "makes a loop that does not slip" } }""") with { Agent = new PersonaAgent { Kind = PersonaKind.Assistant } };
        using var model = new OfflineChatModel(FixedPersona.Of(persona));

        var reply = (await model.GetResponseAsync([new ChatMessage(ChatRole.User, "What is a bowline?")])).Text;

        Assert.StartsWith("Knots, bowline: makes a loop that does not slip.", reply, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tutor_goes_on_where_it_was()
    {
        var tutor = new PersonaAgent { Kind = PersonaKind.Tutor };
        using var dialog = new Dialog(InventedPersona.Of(notes: "A bowline is a knot that makes a fixed loop. It was known to sailors four hundred years ago. It is tied with one end. Climbers use a double one. Cavers tie it with one hand.") with { Agent = tutor });

        await dialog.AskAsync("What is a bowline?");
        var more = await dialog.AskAsync("Tell me more");
        var end = await dialog.AskAsync("Tell me more");

        Assert.Contains("Climbers use a double one.", more, StringComparison.Ordinal);
        Assert.Equal("That is all my texts say about it.", end);
    }

    private async Task<string> AskAsync(string persona, string question)
    {
        var options = new ChatOptions { AdditionalProperties = new() { [PersonaId.OptionKey] = persona } };
        return (await _model.GetResponseAsync([new ChatMessage(ChatRole.User, question)], options)).Text;
    }
}
