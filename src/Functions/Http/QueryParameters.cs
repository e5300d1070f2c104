using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace DigitalTwin.Functions.Http;

/// <summary>Reads the query string.</summary>
internal static class QueryParameters
{
    public const int DefaultLimit = 50;
    public const int MaxLimit = 200;

    /// <summary>How many items are wanted: 1 to 200, 50 unless told.</summary>
    public static int Limit(HttpRequest request)
    {
        if (Text(request, "limit") is not { } text)
        {
            return DefaultLimit;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= MaxLimit
            ? limit
            : throw new ApiProblemException(ApiProblem.Invalid($"`limit` must be a number from 1 to {MaxLimit}."));
    }

    /// <summary>Null when it is absent or empty; the last one when it is given twice.</summary>
    public static string? Text(HttpRequest request, string name) =>
        request.Query[name] is [.., { Length: > 0 } text] ? text : null;
}
