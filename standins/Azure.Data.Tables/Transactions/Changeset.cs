using System.Buffers;
using System.Text;
using Azure.Data.Tables.Wire;

namespace Azure.Data.Tables.Transactions;

/// <summary>The requests of a transaction as one body: a multipart of one changeset, itself a multipart of requests.</summary>
internal sealed record Changeset(string ContentType, ReadOnlyMemory<byte> Body)
{
    public static Changeset Of(IEnumerable<EntityRequest> requests)
    {
        var batch = $"batch_{Guid.NewGuid()}";
        var changeset = $"changeset_{Guid.NewGuid()}";
        var body = new ArrayBufferWriter<byte>(4096);
        Write(body, $"--{batch}\r\nContent-Type: multipart/mixed; boundary={changeset}\r\n\r\n");
        foreach (var request in requests)
        {
            Write(body, $"--{changeset}\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n");
            Write(body, request);
            Write(body, "\r\n");
        }

        Write(body, $"--{changeset}--\r\n--{batch}--\r\n");
        return new($"multipart/mixed; boundary={batch}", body.WrittenMemory);
    }

    private static void Write(ArrayBufferWriter<byte> body, EntityRequest request)
    {
        Write(body, $"{request.Method.Method} {request.Uri.AbsoluteUri} HTTP/1.1\r\n");
        foreach (var (name, value) in request.Headers())
        {
            Write(body, $"{name}: {value}\r\n");
        }

        Write(body, "\r\n");
        if (request.Body is { } entity)
        {
            EntityWriter.Write(body, entity);
        }
    }

    private static void Write(ArrayBufferWriter<byte> body, string text) => Encoding.UTF8.GetBytes(text, body);
}
