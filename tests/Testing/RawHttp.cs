using System.Net.Sockets;
using System.Text;

namespace DigitalTwin.Testing;

/// <summary>Sends bytes as they are, for what an HTTP client would mend or refuse.</summary>
public static class RawHttp
{
    /// <summary>All that comes back until the server closes; empty when it closes, or resets, without a word.</summary>
    /// <param name="leaves">Says at once that nothing more will come, which the server may take for leaving.</param>
    public static async Task<string> SendRawAsync(
        this TwinHost twin, ReadOnlyMemory<byte> request, bool leaves = false, CancellationToken cancellationToken = default)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(twin.Address.Host, twin.Address.Port, cancellationToken);
        await using var stream = client.GetStream();
        var answer = new MemoryStream();
        try
        {
            await stream.WriteAsync(request, cancellationToken);
            if (leaves)
            {
                client.Client.Shutdown(SocketShutdown.Send);
            }

            await stream.CopyToAsync(answer, cancellationToken);
        }
        catch (Exception reset) when (reset is IOException or SocketException)
        {
            // What came before it counts.
        }

        return Encoding.Latin1.GetString(answer.ToArray());
    }

    public static Task<string> SendRawAsync(this TwinHost twin, string request, bool leaves = false, CancellationToken cancellationToken = default) =>
        twin.SendRawAsync(Encoding.Latin1.GetBytes(request), leaves, cancellationToken);
}
