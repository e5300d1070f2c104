namespace Azure.Data.Tables.Wire;

/// <summary>The answer to a question for an entity that isn't there.</summary>
internal sealed class NoEntity<T>(Response response) : NullableResponse<T>
{
    public override bool HasValue => false;

    public override T Value => throw new InvalidOperationException("There is no such entity: ask HasValue first.");

    public override Response GetRawResponse() => response;
}
