namespace Azure.Data.Tables.Wire;

/// <summary>What requests go to. Names and keys are percent-encoded; a quote in a key is doubled first.</summary>
internal sealed class TableAddress(Uri endpoint)
{
    private readonly string _root = endpoint.GetLeftPart(UriPartial.Path).TrimEnd('/');

    public Uri Tables => new($"{_root}/Tables");

    public Uri Batch => new($"{_root}/$batch");

    public Uri TableItself(string table) => new($"{_root}/Tables('{Escaped(table)}')");

    public Uri Table(string table) => new($"{_root}/{Uri.EscapeDataString(table)}");

    public Uri Entity(string table, string partitionKey, string rowKey, IEnumerable<string>? select = null)
    {
        var keys = $"(PartitionKey='{Escaped(partitionKey)}',RowKey='{Escaped(rowKey)}')";
        return new($"{_root}/{Uri.EscapeDataString(table)}{keys}{Query([("$select", Joined(select))])}");
    }

    public Uri Entities(string table, string? filter, int? top, IEnumerable<string>? select, ContinuationToken from)
    {
        var query = Query(
        [
            ("$filter", filter),
            ("$top", top is { } count ? FormattableString.Invariant($"{count}") : null),
            ("$select", Joined(select)),
            ("NextPartitionKey", from.PartitionKey),
            ("NextRowKey", from.RowKey),
        ]);
        return new($"{_root}/{Uri.EscapeDataString(table)}(){query}");
    }

    private static string Escaped(string key) => Uri.EscapeDataString(ODataFilter.Quoted(key));

    private static string? Joined(IEnumerable<string>? select) => select is null ? null : string.Join(',', select);

    private static string Query(ReadOnlySpan<(string Name, string? Value)> parameters)
    {
        var query = "";
        foreach (var (name, value) in parameters)
        {
            if (value is not null)
            {
                query += $"{(query.Length == 0 ? '?' : '&')}{name}={Uri.EscapeDataString(value)}";
            }
        }

        return query;
    }
}
