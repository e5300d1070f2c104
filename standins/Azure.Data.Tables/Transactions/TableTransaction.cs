using Azure.Core;
using Azure.Data.Tables.Wire;

namespace Azure.Data.Tables.Transactions;

internal static class TableTransaction
{
    public static async Task<Response<IReadOnlyList<Response>>> SubmitAsync(
        TableConnection connection, string table, IEnumerable<TableTransactionAction> actions, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actions);
        var requests = actions.Select(action => Request(connection.Address, table, action)).ToList();
        if (requests.Count == 0)
        {
            throw new InvalidOperationException("A transaction needs at least one action.");
        }

        var changeset = Changeset.Of(requests);
        (string, string)[] headers = [("DataServiceVersion", "3.0"), ("Content-Type", changeset.ContentType)];
        var response = await connection.SendAsync(
            RequestMethod.Post, connection.Address.Batch, headers, RequestContent.Create(changeset.Body), TableConnection.Accepted, cancellationToken);

        var answers = ChangesetAnswers.Read(response);
        return answers.Find(answer => answer.IsError) is { } failed
            ? throw new TableTransactionFailedException(new RequestFailedException(failed, null, ServiceErrors.Parser))
            : Response.FromValue<IReadOnlyList<Response>>(answers, response);
    }

    private static EntityRequest Request(TableAddress address, string table, TableTransactionAction action)
    {
        var entity = action.Entity;
        return action.ActionType switch
        {
            TableTransactionActionType.Add => EntityRequest.Add(address, table, entity),
            TableTransactionActionType.UpdateMerge => EntityRequest.Update(address, table, entity, TableUpdateMode.Merge, action.ETag),
            TableTransactionActionType.UpdateReplace => EntityRequest.Update(address, table, entity, TableUpdateMode.Replace, action.ETag),
            TableTransactionActionType.UpsertMerge => EntityRequest.Update(address, table, entity, TableUpdateMode.Merge),
            TableTransactionActionType.UpsertReplace => EntityRequest.Update(address, table, entity, TableUpdateMode.Replace),
            TableTransactionActionType.Delete => EntityRequest.Delete(address, table, entity.PartitionKey, entity.RowKey, action.ETag),
            _ => throw new InvalidOperationException($"{action.ActionType} is no action of a transaction."),
        };
    }
}
