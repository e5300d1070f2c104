using Microsoft.Extensions.AI;
namespace DigitalTwin.Domain.Budgets;
/// <summary>x</summary>
public static class TokenEstimate
{
    public static long Of(IEnumerable<ChatMessage> prompt) => prompt.Sum(message => Of(message.Text) + 4);
    public static long Of(string text) => text.Length;
}
