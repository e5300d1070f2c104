using System.Globalization;
using System.Net.Http.Headers;
using System.Text;

namespace Azure.Data.Tables.Transactions;

/// <summary>Takes the answer to a transaction apart. A failed one has a single answer, that of the action at fault.</summary>
internal static class ChangesetAnswers
{
    public static List<Response> Read(Response response)
    {
        var answers = new List<Response>();
        Collect(response.Headers.ContentType, response.Content.ToMemory(), response.ClientRequestId, answers);
        return answers.Count > 0 ? answers : throw new FormatException("The answer to a transaction holds no answers.");
    }

    private static void Collect(string? contentType, ReadOnlyMemory<byte> content, string requestId, List<Response> answers)
    {
        if (Boundary(contentType) is { } boundary)
        {
            foreach (var part in Parts(content, Encoding.ASCII.GetBytes("--" + boundary)))
            {
                var (headers, body) = SplitHead(part);
                Collect(headers.GetValueOrDefault("Content-Type"), body, requestId, answers);
            }
        }
        else
        {
            answers.Add(Answer(content, requestId));
        }
    }

    private static string? Boundary(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type) && type.MediaType == "multipart/mixed"
            ? type.Parameters.FirstOrDefault(p => p.Name == "boundary")?.Value?.Trim('"')
            : null;

    private static IEnumerable<ReadOnlyMemory<byte>> Parts(ReadOnlyMemory<byte> content, byte[] delimiter)
    {
        var start = NextDelimiter(content.Span, delimiter, 0);
        while (start >= 0)
        {
            start += delimiter.Length;
            var end = NextDelimiter(content.Span, delimiter, start);
            if (end < 0 || content.Span[start..].StartsWith("--"u8))
            {
                yield break;
            }

            yield return AfterLine(content[start..end]);
            start = end;
        }
    }

    /// <summary>A delimiter counts only where a line begins.</summary>
    private static int NextDelimiter(ReadOnlySpan<byte> content, ReadOnlySpan<byte> delimiter, int from)
    {
        while (content[from..].IndexOf(delimiter) is >= 0 and var found)
        {
            if (from + found == 0 || content[from + found - 1] == '\n')
            {
                return from + found;
            }

            from += found + 1;
        }

        return -1;
    }

    private static ReadOnlyMemory<byte> AfterLine(ReadOnlyMemory<byte> content) => content[(content.Span.IndexOf((byte)'\n') + 1)..];

    private static ChangesetAnswer Answer(ReadOnlyMemory<byte> content, string requestId)
    {
        // HTTP/1.1 204 No Content
        var lineEnd = content.Span.IndexOf((byte)'\n');
        var status = Encoding.ASCII.GetString(content.Span[..Math.Max(lineEnd, 0)]).TrimEnd().Split(' ', 3);
        if (status.Length < 2 || !int.TryParse(status[1], NumberStyles.None, CultureInfo.InvariantCulture, out var code))
        {
            throw new FormatException("The answer to a transaction holds something else than HTTP answers.");
        }

        var (headers, body) = SplitHead(content[(lineEnd + 1)..]);
        return new ChangesetAnswer(code, status.ElementAtOrDefault(2) ?? "", headers, body) { ClientRequestId = requestId };
    }

    private static (Dictionary<string, string> Headers, ReadOnlyMemory<byte> Body) SplitHead(ReadOnlyMemory<byte> part)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (part.Span.IndexOf((byte)'\n') is >= 0 and var lineEnd)
        {
            var line = Encoding.UTF8.GetString(part.Span[..lineEnd]).TrimEnd();
            part = part[(lineEnd + 1)..];
            if (line.Length == 0)
            {
                break;
            }

            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
            {
                headers[line[..colon]] = line[(colon + 1)..].Trim();
            }
        }

        return (headers, part);
    }
}
