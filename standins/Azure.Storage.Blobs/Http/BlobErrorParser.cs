using System.Diagnostics.CodeAnalysis;
using System.Xml;
using System.Xml.Linq;
using Azure.Core;

namespace Azure.Storage.Blobs.Http;

/// <summary>Takes code and message from the service's XML; answers without a body carry the code in a header.</summary>
internal sealed class BlobErrorParser : RequestFailedDetailsParser
{
    private const string ErrorCodeHeader = "x-ms-error-code";

    public override bool TryParse(Response response, [NotNullWhen(true)] out ResponseError? error, out IDictionary<string, string>? data)
    {
        var body = Read(response);
        var code = body?.Element("Code")?.Value ?? (response.Headers.TryGetValue(ErrorCodeHeader, out var header) ? header : null);
        data = body?.Elements()
            .Where(element => element.Name.LocalName is not ("Code" or "Message"))
            .GroupBy(element => element.Name.LocalName)
            .ToDictionary(group => group.Key, group => group.First().Value);
        error = code is null ? null : new ResponseError(code, body?.Element("Message")?.Value);
        return error is not null;
    }

    private static XElement? Read(Response response)
    {
        if (response.ContentStream is not { CanSeek: true, Length: > 0 } content || response.Headers.ContentType?.Contains("xml", StringComparison.OrdinalIgnoreCase) != true)
        {
            return null;
        }

        var position = content.Position;
        content.Position = 0;
        try
        {
            using var reader = XmlReader.Create(content);
            return XElement.Load(reader);
        }
        catch (XmlException)
        {
            return null;
        }
        finally
        {
            content.Position = position;
        }
    }
}
