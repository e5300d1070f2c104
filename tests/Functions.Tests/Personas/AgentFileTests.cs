using DigitalTwin.Domain.Personas;
using DigitalTwin.Functions.Personas.Agents;
using Xunit;

namespace DigitalTwin.Functions.Tests.Personas;

public sealed class AgentFileTests
{
    [Fact]
    public void Every_key_is_read()
    {
        var file = Parse("""
            # how the tutor is
            name: Ann's tutor
            headline: "Knots: step by step"
            kind: tutor
            instructions: |
              Go in steps.
                Ask one question.

              # no comment
            greeting: >
              Hello
              there!
            suggested_questions:
              - What is a bowline?
              - 'Why: "rabbit"?'
              - ~
            model: gpt-4o
            temperature: 0.25
            max_history: 8
            session_timeout: 900
            voice: nova
            language: pt-BR
            """);

        Assert.Null(file.Problem);
        Assert.Empty(file.Warnings);
        Assert.Equal(("Ann's tutor", "Knots: step by step", "Hello there!"), (file.Name, file.Headline, file.Greeting));
        Assert.Equal(["What is a bowline?", "Why: \"rabbit\"?"], file.SuggestedQuestions!.Value.AsEnumerable());
        Assert.Equal(
            new PersonaAgent
            {
                Kind = PersonaKind.Tutor,
                Instructions = "Go in steps.\n  Ask one question.\n\n# no comment",
                Model = "gpt-4o",
                Temperature = 0.25f,
                MaxHistory = 8,
                SessionTimeout = TimeSpan.FromMinutes(15),
                Voice = "nova",
                Language = "pt-BR",
            },
            file.Agent);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing yet\n")]
    [InlineData("---\n")]
    [InlineData("name:\nkind: ~\ngreeting: null\nmodel: false\nvoice: ''\ninstructions: |\n\nlanguage: True\nmax_history: Null\nsession_timeout: ~\nsuggested_questions: ~")]
    public void What_is_not_said_leaves_a_twin_by_the_deployment_s_settings(string yaml)
    {
        var file = Parse(yaml);

        Assert.Empty(file.Warnings);
        Assert.Equal(AgentFile.None, file with { Warnings = AgentFile.None.Warnings });
    }

    [Theory]
    [InlineData("kind: assistant", 3600.0)]
    [InlineData("kind: Assistant\nsession_timeout: 60.5", 60.5)]
    [InlineData("kind: tutor", null)]
    [InlineData("kind: twin", null)]
    public void Assistants_forget_after_an_hour_and_the_others_never_unless_told(string yaml, double? seconds) =>
        Assert.Equal(seconds, Parse(yaml).Agent.SessionTimeout?.TotalSeconds);

    [Fact]
    public void A_list_that_is_empty_wants_no_questions_at_all() => Assert.Empty(Parse("suggested_questions: []").SuggestedQuestions!.Value);

    [Theory]
    [InlineData("language: no", "no")]
    [InlineData("language: zh-Hant-TW", "zh-Hant-TW")]
    public void A_language_is_a_word_and_no_yes_or_no(string yaml, string language) => Assert.Equal(language, Parse(yaml).Agent.Language);

    [Theory]
    [InlineData("kind: twin\ngreting: Hi", "agent.yaml, line 2, column 1: there is no key `greting`, so it is not used. The nearest is `greeting`.")]
    [InlineData("max-histori: 3", "agent.yaml, line 1, column 1: there is no key `max-histori`, so it is not used. The nearest is `max_history`.")]
    [InlineData("Name: Ann", "agent.yaml, line 1, column 1: there is no key `Name`, so it is not used. The nearest is `name`.")]
    public void A_key_that_is_not_known_is_told_with_the_nearest_one(string yaml, string warning)
    {
        var file = Parse(yaml);

        Assert.Null(file.Problem);
        Assert.Equal(warning, Assert.Single(file.Warnings));
    }

    [Theory]
    [InlineData("name: a\nkind: teacher", "line 2, column 7: there is no kind `teacher`. Write `twin`, `tutor` or `assistant`")]
    [InlineData("temperature: warm", "line 1, column 14: `temperature` must be a number from 0 to 2, such as 0.7, not `warm`.")]
    [InlineData("temperature: 0,7", "line 1, column 14: `temperature` must be")]
    [InlineData("temperature: 2.1", "line 1, column 14: `temperature` must be")]
    [InlineData("temperature: .nan", "line 1, column 14: `temperature` must be")]
    [InlineData("temperature: [1]", "line 1, column 15: `temperature` must be a number from 0 to 2, such as 0.7, and not a list.")]
    [InlineData("max_history: 201", "line 1, column 14: `max_history` must be a whole number from 0 to 200")]
    [InlineData("max_history: 1.5", "line 1, column 14: `max_history` must be a whole number")]
    [InlineData("session_timeout: 0", "line 1, column 18: `session_timeout` must be a number of seconds")]
    [InlineData("session_timeout: 1e12", "line 1, column 18: `session_timeout` must be a number of seconds")]
    [InlineData("language: pt_BR", "line 1, column 11: `language` must be a language's tag, such as en, es or pt-BR.")]
    [InlineData("model: |\n  two\n  lines", "line 1, column 8: `model` must be a name on one line")]
    [InlineData("suggested_questions: Why?", "line 1, column 22: `suggested_questions` must be a list.")]
    [InlineData("suggested_questions:\n  - [a]", "line 2, column 5: an item of a list must be a text.")]
    [InlineData("suggested_questions:\n  - Why: so", "line 2, column 5: an item of a list must be a text.")]
    [InlineData("name:\n  - Ann", "line 2, column 5: `name` must be one text, and not a list.")]
    [InlineData("name:\n  first: Ann", "line 2, column 3: a value must be a text, a number or a list of texts.")]
    [InlineData("name: a\nkind: twin\nname: b", "line 3, column 1: `name` is there twice. Leave one of them.")]
    [InlineData("\tname: a", "line 1, column 1: a tab stands at the beginning of the line. Indent by spaces.")]
    [InlineData("suggested_questions:\n\t- a", "line 2, column 1: a tab stands at the beginning of the line.")]
    [InlineData("name: a\n  \tkind: b", "line 2, column 3: a tab stands at the beginning of the line.")]
    [InlineData("name: &a Ann", "line 1, column 7: anchors (`&name`) are not used here.")]
    [InlineData("voice: x\nname: *a", "line 2, column 7: references (`*name`) are not used here.")]
    [InlineData("name: !!str Ann", "line 1, column 7: tags (`!name`) are not used here.")]
    [InlineData("? [name]\n: Ann", "line 1, column 3: a key must be a word.")]
    [InlineData("name: a\n---\nname: b", "line 2, column 1: a second document begins here.")]
    [InlineData("- name\n- kind", "line 1, column 1: the file must hold keys and values.")]
    [InlineData("just a text", "line 1, column 1: the file must hold keys and values.")]
    [InlineData("name: Ann: a tutor", "line 1, column 10: this is not valid YAML.")]
    [InlineData("name: \"Ann\nkind: twin", "line 1, column 7: this is not valid YAML.")]
    [InlineData("name: [a, b\nkind: twin", "line 1, column 9: something after this place is not valid YAML.")]
    [InlineData("name: \"\\UFFFFFFFF\"", "line 1, column 5: something after this place is not valid YAML.")]
    [InlineData("name: @ann", "line 1, column 7: this is not valid YAML.")]
    public void What_can_not_be_meant_is_told_with_its_place_and_what_to_write(string yaml, string says)
    {
        var problem = Parse(yaml).Problem;

        Assert.StartsWith($"agent.yaml, {says}", problem, StringComparison.Ordinal);
        Assert.Matches("[.?]$", problem);
    }

    [Fact]
    public void Instructions_have_an_end()
    {
        Assert.Equal(20_000, Parse($"instructions: {new string('x', 20_000)}").Agent.Instructions!.Length);
        Assert.StartsWith(
            "agent.yaml, line 1, column 15: `instructions` have 20001 characters, and 20000 at most are taken.",
            Parse($"instructions: {new string('x', 20_001)}").Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Windows_line_ends_and_characters_that_no_text_has_do_no_harm()
    {
        var file = Parse("name: A\0nn\u0007\r\nheadline: \"e\u0301\"\r\ngreeting: |\r\n  One\r\n  two\r\n");

        Assert.Equal((null, "Ann", "é", "One\ntwo"), (file.Problem, file.Name, file.Headline, file.Greeting));
    }

    [Fact]
    public void Nested_without_end_is_refused_at_its_first_step()
    {
        Assert.StartsWith("agent.yaml, line 1, column 8:", Parse($"name: [{new string('[', 60_000)}").Problem, StringComparison.Ordinal);
        Assert.StartsWith("agent.yaml, line 1, column 8:", Parse($"name: [{string.Concat(Enumerable.Repeat("{a: ", 15_000))}").Problem, StringComparison.Ordinal);
    }

    private static AgentFile Parse(string yaml) => AgentFile.Parse("agent.yaml", yaml);
}
