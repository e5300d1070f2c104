using DigitalTwin.Domain.Conversations;
using DigitalTwin.Domain.Personas;
using DigitalTwin.Testing;
using Xunit;

namespace DigitalTwin.Storage.Tests;

public abstract partial class ConversationStoreContract
{
    private static readonly PersonaId Tutor = TestIds.Persona("tutor");

    [Fact]
    public async Task A_conversation_remembers_whom_it_is_held_with()
    {
        await StoreTurnAsync(Session, 1, Tutor);

        using var second = Another();
        var memory = await second.Store.ReadTurnAsync(Session, 20, Question(1).Id, default);
        Assert.Equal(Tutor, memory.Persona);
        Assert.All(memory.Window!.Value, message => Assert.Equal(Tutor, message.Persona));
        Assert.Equal((Tutor, Tutor), (memory.EarlierTry!.Message.Persona, memory.EarlierTry.Reply!.Persona));
        Assert.Equal(Tutor, Assert.Single((await Store.ListAsync(10, null, null, default)).Conversations).Persona);
    }

    [Fact]
    public async Task A_conversation_that_says_nothing_is_held_with_the_default_persona()
    {
        Assert.Null((await Store.ReadTurnAsync(Session, 20, null, default)).Persona);
        await StoreTurnsAsync(1);

        Assert.Equal(PersonaId.Default, (await Store.ReadTurnAsync(Session, 20, null, default)).Persona);
    }

    [Theory]
    [InlineData("tutor", "default")]
    [InlineData("default", "tutor")]
    [InlineData("tutor", "assistant")]
    public async Task A_question_to_another_persona_is_not_stored(string held, string asked)
    {
        using var second = Another();
        await StoreTurnAsync(Session, 1, TestIds.Persona(held));
        var other = Question(2) with { Persona = TestIds.Persona(asked) };

        Assert.Equal(AppendOutcome.OtherPersona, await Store.AppendAsync(Session, other, default));
        Assert.Equal(AppendOutcome.OtherPersona, await second.Store.AppendAsync(Session, other, default));
        Assert.Equal(AppendOutcome.OtherPersona, await Store.ReplaceAsync(Session, other with { Id = Question(1).Id }, Question(1).Id, default));
        Assert.Equal(AppendOutcome.OtherPersona, await second.Store.ReplaceAsync(Session, other with { Id = Question(1).Id }, Question(1).Id, default));

        Assert.Equal(["q1", "r1"], (await ReadAsync()).Select(message => message.Id.Value));
        Assert.Null(await Store.FindTurnAsync(Session, other.Id, default));
    }

    [Fact]
    public async Task A_first_question_in_other_words_stays_with_its_persona()
    {
        await StoreTurnAsync(Session, 1, Tutor);
        var edited = Question(1) with { Content = "In other words", Persona = Tutor };

        Assert.Equal(AppendOutcome.Stored, await Store.ReplaceAsync(Session, edited, edited.Id, default));
        Assert.Equal(AppendOutcome.OtherPersona, await Store.AppendAsync(Session, Question(2), default));

        Assert.Equal([edited], await ReadAsync());
    }

    [Fact]
    public async Task Of_many_that_open_a_conversation_at_once_with_different_personas_one_persona_holds_it()
    {
        var others = Enumerable.Range(0, 8).Select(_ => Another()).ToList();
        for (var round = 0; round < 5; round++)
        {
            var session = Numbered(round);
            var questions = others.Select((_, i) => Question(i + 1) with { Persona = i % 2 == 0 ? Tutor : PersonaId.Default }).ToList();

            var outcomes = await Task.WhenAll(others.Zip(questions).Select(pair => pair.First.Store.AppendAsync(session, pair.Second, default).AsTask()));

            var stored = (await Store.ReadAsync(session, 20, null, default))!.Value;
            var held = Assert.Single(stored.Select(message => message.Persona).Distinct());
            Assert.Equal(4, stored.Length);
            Assert.All(outcomes.Zip(questions), pair =>
                Assert.Equal(pair.Second.Persona == held ? AppendOutcome.Stored : AppendOutcome.OtherPersona, pair.First));
        }

        Assert.Equal(5, (await Store.ListAsync(20, null, null, default)).Conversations.Length);
        others.ForEach(other => other.Dispose());
    }

    [Fact]
    public async Task A_deleted_conversation_may_be_opened_anew_with_another_persona()
    {
        using var second = Another();
        await StoreTurnAsync(Session, 1, Tutor);
        await second.Store.DeleteAsync(Session, default);

        Assert.Equal(AppendOutcome.Stored, await Store.AppendAsync(Session, Question(2), default));

        Assert.Equal(PersonaId.Default, (await second.Store.ReadTurnAsync(Session, 20, null, default)).Persona);
    }

    [Fact]
    public async Task The_list_may_be_of_one_persona_page_by_page()
    {
        for (var number = 1; number <= 9; number++)
        {
            await StoreTurnAsync(Numbered(number), number * 200, number % 3 == 0 ? Tutor : PersonaId.Default);
        }

        // Moves to another day.
        await Store.AppendAsync(Numbered(3), Question(9000) with { Persona = Tutor }, default);

        Assert.Equal(["3", "9", "6"], await ListedAsync(2, Tutor));
        Assert.Equal(["8", "7", "5", "4", "2", "1"], await ListedAsync(2, PersonaId.Default));
        Assert.Equal(["3", "9", "8", "7", "6", "5", "4", "2", "1"], await ListedAsync(2, null));
        Assert.Empty(await ListedAsync(2, TestIds.Persona("nobody")));
    }

    private async Task<List<string>> ListedAsync(int limit, PersonaId? persona)
    {
        List<string> seen = [];
        string? continuation = null;
        do
        {
            var page = await Store.ListAsync(limit, continuation, persona, default);
            Assert.True(page.Conversations.Length <= limit);
            Assert.All(page.Conversations, conversation => Assert.Equal(persona ?? conversation.Persona, conversation.Persona));
            seen.AddRange(page.Conversations.Select(conversation => conversation.Session.Value[^1..]));
            continuation = page.Continuation;
        }
        while (continuation is not null);

        return seen;
    }

    private protected async Task StoreTurnAsync(SessionId session, int number, PersonaId persona)
    {
        await Store.AppendAsync(session, Question(number) with { Persona = persona }, default);
        await Store.AppendAsync(session, Reply(number, Question(number)) with { Persona = persona }, default);
    }
}
