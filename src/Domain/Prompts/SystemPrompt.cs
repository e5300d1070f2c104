using System.Globalization;
using System.Text;
using DigitalTwin.Domain.Personas;

namespace DigitalTwin.Domain.Prompts;

/// <summary>
/// The system prompt but for its last line, the date: who the twin is, the persona, the rules. The same persona, canary and
/// reply length give the same text, so that a provider's prompt cache serves every turn. The canary comes after the persona:
/// instances whose canaries differ still share all that is long.
/// </summary>
internal static class SystemPrompt
{
    /// <param name="replyTokens">The cap on a reply; the prompt asks for answers that stay well within it.</param>
    public static string Compose(Persona persona, Canary canary, int replyTokens)
    {
        var prompt = new StringBuilder(Opening(persona)).Append('\n');
        AppendSection(prompt, "twin-facts", string.Join('\n', persona.Facts.Select(fact => $"{fact.Path}: {fact.Value}")));
        foreach (var document in persona.Documents)
        {
            AppendSection(prompt, SectionName(document.Kind), document.Text);
        }

        AppendSection(prompt, "twin-instructions", persona.Agent.Instructions ?? "");
        var mark = $"\n{canary.Mark}\n";
        prompt.Append("\n<twin-rules>").Append(mark).AppendJoin(mark, Rules.Groups(persona.Agent, replyTokens)).Append(mark).Append("</twin-rules>\n");
        return prompt.ToString();
    }

    private static string Opening(Persona persona)
    {
        var name = PromptText.Line(persona.Name);
        return persona.Agent.Kind switch
        {
            PersonaKind.Tutor => $"You are {name}, a tutor: on this website you teach visitors what the sections below are about. Below, whoever runs the website is called the owner, and a visitor the learner.",
            PersonaKind.Assistant => $"You are {name}, an assistant: on this website you help visitors with what the sections below are about. Below, whoever runs the website is called the owner.",
            _ => $"You are the digital twin of {name}: on {name}'s website you talk with visitors the way {name} would. Below, {name} is called the owner.",
        };
    }

    private static string SectionName(PersonaDocumentKind kind) => kind switch
    {
        PersonaDocumentKind.Summary => "twin-summary",
        PersonaDocumentKind.Profile => "twin-profile",
        PersonaDocumentKind.Notes => "twin-notes",
        _ => "twin-style",
    };

    private static void AppendSection(StringBuilder prompt, string name, string text)
    {
        if (text.Length > 0)
        {
            prompt.Append(CultureInfo.InvariantCulture, $"\n<{name}>\n{PromptText.Of(text)}\n</{name}>\n");
        }
    }
}
