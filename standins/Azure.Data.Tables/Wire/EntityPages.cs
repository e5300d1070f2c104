using System.Runtime.CompilerServices;

namespace Azure.Data.Tables.Wire;

internal sealed class EntityPages<T>(
    TableConnection connection, string table, string? filter, int? maxPerPage, IEnumerable<string>? select, CancellationToken cancellation)
    : AsyncPageable<T>(cancellation)
    where T : class
{
    public override IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = null) =>
        PagesAsync(continuationToken, pageSizeHint ?? maxPerPage, CancellationToken);

    /// <summary>A page may be empty and still have a next one.</summary>
    private async IAsyncEnumerable<Page<T>> PagesAsync(
        string? next, int? size, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        do
        {
            var uri = connection.Address.Entities(table, filter, size, select, ContinuationToken.Parse(next));
            var response = await connection.GetAsync(uri, TableConnection.Ok, cancellationToken);
            next = ContinuationToken.Of(response);
            var entities = EntityReader.ReadAll(response);
            yield return Page<T>.FromValues(entities.ConvertAll(EntityTypes.As<T>), next, response);
        }
        while (next is not null);
    }
}
