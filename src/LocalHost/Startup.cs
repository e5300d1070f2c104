using System.Net.Sockets;
using DigitalTwin.Functions.Local;
using Microsoft.Extensions.Options;

namespace DigitalTwin.LocalHost;

/// <summary>Runs the host until it is told to stop; what keeps it from starting is said in a sentence.</summary>
internal static class Startup
{
    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            await using var app = LocalHostApp.Create(args);
            await app.StartAsync();
            Welcome.Print(app, Console.Out);
            await app.WaitForShutdownAsync();
            return 0;
        }
        catch (Exception fault) when (Explain(fault) is { Length: > 0 } sentences)
        {
            foreach (var sentence in sentences)
            {
                await Console.Error.WriteLineAsync(sentence);
            }

            return 1;
        }
    }

    private static string[] Explain(Exception fault) => fault switch
    {
        OptionsValidationException bad => [.. bad.Failures],
        PersonaUnusableException unusable => [unusable.Message],
        AggregateException many => [.. many.InnerExceptions.SelectMany(Explain)],
        IOException { InnerException: { } inner } => Explain(inner),
        SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse } or Microsoft.AspNetCore.Connections.AddressInUseException =>
            ["The port is taken. Stop what uses it, or set PORT to another one."],
        SocketException { SocketErrorCode: SocketError.AccessDenied } => ["The port needs rights that you don't have. Set PORT to one above 1023."],
        _ => [],
    };
}
