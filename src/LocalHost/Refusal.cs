using System.Net.Sockets;
using DigitalTwin.Functions.Local;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace DigitalTwin.LocalHost;

/// <summary>What keeps the host from its work, in sentences for a terminal.</summary>
internal static class Refusal
{
    /// <returns>None for a fault of the app's own, which nobody at a terminal can mend.</returns>
    public static string[] Of(Exception fault) => fault switch
    {
        OptionsValidationException bad => [.. bad.Failures],
        PersonaUnusableException unusable => [unusable.Message],
        AggregateException many => [.. many.InnerExceptions.SelectMany(Of)],
        IOException { InnerException: { } inner } => Of(inner),
        SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse } or AddressInUseException =>
            ["The port is taken. Stop what uses it, or set PORT to another one."],
        SocketException { SocketErrorCode: SocketError.AccessDenied } => ["The port needs rights that you don't have. Set PORT to one above 1023."],
        _ => [],
    };

    /// <returns>The exit code.</returns>
    public static int Tell(params string[] sentences)
    {
        foreach (var sentence in sentences)
        {
            Console.Error.WriteLine(sentence);
        }

        return 1;
    }
}
