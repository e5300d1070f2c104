using System.Text.Json;
using Azure.Core;
using Azure.Data.Tables.Models;

namespace Azure.Data.Tables.Wire;

internal static class TableCreation
{
    private static readonly (string, string)[] Headers =
    [
        ("Accept", TableConnection.MinimalMetadata),
        ("DataServiceVersion", "3.0"),
        ("Prefer", "return-no-content"),
        ("Content-Type", "application/json"),
    ];

    public static async Task<Response<TableItem>> CreateIfNotExistsAsync(
        TableConnection connection, string name, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var content = RequestContent.Create($$"""{"TableName":"{{JsonEncodedText.Encode(name)}}"}""");
        var response = await connection.SendAsync(
            RequestMethod.Post, connection.Address.Tables, Headers, content, TableConnection.DoneOrConflict, cancellationToken);
        if (response.Status == 409)
        {
            // A table that is being deleted is in the way of a new one for a while, but it isn't there.
            var conflict = new RequestFailedException(response);
            if (conflict.ErrorCode == TableErrorCode.TableBeingDeleted)
            {
                throw conflict;
            }
        }

        return Response.FromValue(new TableItem(name), response);
    }
}
