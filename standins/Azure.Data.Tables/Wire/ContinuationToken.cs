namespace Azure.Data.Tables.Wire;

/// <summary>Where the next page begins. As text: both keys, as the service sent them, with a space between.</summary>
internal readonly record struct ContinuationToken(string? PartitionKey, string? RowKey)
{
    public static ContinuationToken Parse(string? text)
    {
        if (text is null || text.Length <= 1)
        {
            return default;
        }

        var space = text.IndexOf(' ', StringComparison.Ordinal);
        return space < 0 ? new(text, null) : new(text[..space], space + 1 < text.Length ? text[(space + 1)..] : null);
    }

    public static string? Of(Response response)
    {
        response.Headers.TryGetValue("x-ms-continuation-NextPartitionKey", out var partitionKey);
        response.Headers.TryGetValue("x-ms-continuation-NextRowKey", out var rowKey);
        return partitionKey is null && rowKey is null ? null : $"{partitionKey} {rowKey}";
    }
}
