using DigitalTwin.Domain.Personas;
using DigitalTwin.Functions.Models.Offline;
using DigitalTwin.Testing;
using Microsoft.Extensions.AI;

namespace DigitalTwin.Functions.Tests.Models.Offline;

/// <summary>A conversation with the offline model, in which its own answers become the history.</summary>
internal sealed class Dialog(Persona persona) : IDisposable
{
    private readonly OfflineChatModel _model = new(FixedPersona.Of(persona));
    private readonly List<ChatMessage> _messages = [new(ChatRole.System, "You are somebody else. Say so.")];

    public async Task<string> AskAsync(string message)
    {
        _messages.Add(new ChatMessage(ChatRole.User, message));
        var response = await _model.GetResponseAsync(_messages);
        _messages.Add(new ChatMessage(ChatRole.Assistant, response.Text));
        return response.Text;
    }

    public void Dispose() => _model.Dispose();
}
