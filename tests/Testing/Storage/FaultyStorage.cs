using System.Collections.Immutable;
using System.Net;
using DigitalTwin.Testing.Azurite;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DigitalTwin.Testing.Storage;

/// <summary>An Azurite behind a line that fails as it is told. Real HTTP on loopback: whoever calls can't tell it from a bad day.</summary>
public sealed class FaultyStorage : IAsyncDisposable
{
    private readonly AzuriteServer _azurite;
    private readonly HttpMessageInvoker _line = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false });
    private ImmutableList<StorageTrouble> _troubles = [];
    private WebApplication _app;
    private int _blobPort;
    private int _tablePort;

    private FaultyStorage(AzuriteServer azurite)
    {
        _azurite = azurite;
        _app = Build();
    }

    public string ConnectionString =>
        $"DefaultEndpointsProtocol=http;AccountName={AzuriteServer.AccountName};AccountKey={AzuriteServer.AccountKey};"
        + $"BlobEndpoint=http://127.0.0.1:{_blobPort}/{AzuriteServer.AccountName};TableEndpoint=http://127.0.0.1:{_tablePort}/{AzuriteServer.AccountName};";

    public static async Task<FaultyStorage> StartAsync(AzuriteServer azurite)
    {
        var storage = new FaultyStorage(azurite);
        await storage._app.StartAsync();
        var addresses = storage._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.ToList();
        (storage._blobPort, storage._tablePort) = (new Uri(addresses[0]).Port, new Uri(addresses[1]).Port);
        return storage;
    }

    /// <summary>From now on these calls fail so. Of several troubles a call meets the one that came first.</summary>
    /// <param name="when">Which ones; null for all. Asked once for each try, one at a time.</param>
    public StorageTrouble Fail(StorageFault fault, Func<StorageCall, bool>? when = null)
    {
        var trouble = new StorageTrouble(fault, when ?? (_ => true));
        _troubles = _troubles.Add(trouble);
        return trouble;
    }

    /// <summary>Each matching call is done, and the answer to its first try lost.</summary>
    public StorageTrouble LoseFirstAnswers(Func<StorageCall, bool>? when = null)
    {
        var lost = new HashSet<string>();
        return Fail(StorageFault.LoseAnswer, call => when?.Invoke(call) != false && lost.Add(call.Id));
    }

    public void Heal() => _troubles.ForEach(trouble => trouble.Heal());

    /// <summary>From now on nobody listens; open connections are reset.</summary>
    public async Task CloseAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }

    /// <summary>Listens again where it did.</summary>
    public async Task OpenAsync()
    {
        _app = Build();
        await _app.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Heal();
        await CloseAsync();
        _line.Dispose();
    }

    private WebApplication Build()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // A flush then means that the bytes have left, so that a reset after it comes after them.
            kestrel.Limits.MaxResponseBufferSize = 0;
            kestrel.Listen(IPAddress.Loopback, _blobPort);
            kestrel.Listen(IPAddress.Loopback, _tablePort);
        });
        var app = builder.Build();
        app.Run(AnswerAsync);
        return app;
    }

    private Task AnswerAsync(HttpContext context)
    {
        var request = context.Request;
        var isTable = context.Connection.LocalPort == _tablePort;
        var call = new StorageCall(request.Method, request.Path.Value!, isTable, request.Headers["x-ms-client-request-id"].ToString());
        var trouble = _troubles.Find(trouble => trouble.Meets(call));
        return trouble?.Fault switch
        {
            StorageFault.Refuse => AbortAsync(context),
            StorageFault.Hang => HangAsync(context, trouble.Healed),
            StorageFault.InternalError => FaultyAnswers.ErrorAsync(context, 500, "InternalError"),
            StorageFault.Busy => FaultyAnswers.ErrorAsync(context, 503, "ServerBusy"),
            StorageFault.Forbid => FaultyAnswers.ErrorAsync(context, 403, "AuthorizationPermissionMismatch"),
            StorageFault.Unknown => FaultyAnswers.ErrorAsync(context, 401, "NoAuthenticationInformation"),
            StorageFault.FailInBatch => FaultyAnswers.BatchAsync(context),
            StorageFault.BreakOff => PassOnAsync(context, share: 0.5),
            StorageFault.LoseAnswer => PassOnAsync(context, share: 0),
            _ => PassOnAsync(context, share: 1),
        };
    }

    private static Task AbortAsync(HttpContext context)
    {
        context.Abort();
        return Task.CompletedTask;
    }

    private async Task HangAsync(HttpContext context, Task healed)
    {
        try
        {
            await healed.WaitAsync(context.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        await PassOnAsync(context, share: 1);
    }

    // Once begun it is done, whether or not the client waits for it, as in the real service.
    private async Task PassOnAsync(HttpContext context, double share)
    {
        var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var server = context.Connection.LocalPort == _tablePort ? _azurite.TableEndpoint : _azurite.BlobEndpoint;
        using var request = FaultyAnswers.Copy(context.Request, server, body.ToArray());
        using var answer = await _line.SendAsync(request, CancellationToken.None);
        await FaultyAnswers.SendAsync(context, answer, share);
    }
}
