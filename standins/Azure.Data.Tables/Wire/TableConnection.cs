using System.Buffers;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.Data.Tables.Wire;

/// <summary>Sends requests to one account's table service. A status that isn't expected becomes a <see cref="RequestFailedException"/>.</summary>
internal sealed class TableConnection(Uri endpoint, TableClientOptions options, HttpPipelinePolicy authentication)
{
    public const string MinimalMetadata = "application/json;odata=minimalmetadata";

    public static readonly ResponseClassifier Ok = new StatusCodeClassifier([200]);
    public static readonly ResponseClassifier OkOrMissing = new StatusCodeClassifier([200, 404]);
    public static readonly ResponseClassifier Done = new StatusCodeClassifier([201, 204]);
    public static readonly ResponseClassifier DoneOrMissing = new StatusCodeClassifier([204, 404]);
    public static readonly ResponseClassifier DoneOrConflict = new StatusCodeClassifier([201, 204, 409]);
    public static readonly ResponseClassifier Accepted = new StatusCodeClassifier([202]);

    private readonly HttpPipeline _pipeline = HttpPipelineBuilder.Build(new HttpPipelineOptions(options)
    {
        PerRetryPolicies = { authentication },
        RequestFailedDetailsParser = ServiceErrors.Parser,
    });

    public TableAddress Address { get; } = new(endpoint);

    public Task<Response> GetAsync(Uri uri, ResponseClassifier expected, CancellationToken cancellationToken) =>
        SendAsync(RequestMethod.Get, uri, [("Accept", MinimalMetadata), ("DataServiceVersion", "3.0")], null, expected, cancellationToken);

    public Task<Response> SendAsync(EntityRequest request, ResponseClassifier expected, CancellationToken cancellationToken)
    {
        var body = new ArrayBufferWriter<byte>();
        if (request.Body is { } entity)
        {
            EntityWriter.Write(body, entity);
        }

        var content = request.Body is null ? null : RequestContent.Create(body.WrittenMemory);
        return SendAsync(request.Method, request.Uri, request.Headers(), content, expected, cancellationToken);
    }

    public async Task<Response> SendAsync(
        RequestMethod method,
        Uri uri,
        IEnumerable<(string Name, string Value)> headers,
        RequestContent? content,
        ResponseClassifier expected,
        CancellationToken cancellationToken)
    {
        using var message = _pipeline.CreateMessage(null, expected);
        message.Request.Method = method;
        message.Request.Uri.Reset(uri);
        message.Request.Headers.Add("x-ms-version", options.Version);
        foreach (var (name, value) in headers)
        {
            message.Request.Headers.Add(name, value);
        }

        message.Request.Content = content;
        await _pipeline.SendAsync(message, cancellationToken);
        return message.Response.IsError ? throw new RequestFailedException(message.Response) : message.Response;
    }
}
