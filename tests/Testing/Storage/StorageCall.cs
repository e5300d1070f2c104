namespace DigitalTwin.Testing.Storage;

/// <summary>A call to the storage, for a test to tell which ones are to fail.</summary>
/// <param name="Path">With the account, such as <c>/devstoreaccount1/$batch</c>.</param>
/// <param name="Id">The same in each try of one call of the client library.</param>
public sealed record StorageCall(string Method, string Path, bool IsTable, string Id)
{
    /// <summary>Stores a message or removes a conversation.</summary>
    public bool IsTransaction => Path.EndsWith("/$batch", StringComparison.Ordinal);

    public bool IsRead => Method == "GET";
}
