namespace Azure.Storage.Blobs.Http;

/// <summary>What a condition turned away, such as 304: there is a response but no value in it.</summary>
internal sealed class ResponseWithoutBody<T>(Response response) : Response<T>
{
    public override T Value => throw new InvalidOperationException($"The service answered {response.Status} ({response.ReasonPhrase}), without content.");

    public override bool HasValue => false;

    public override Response GetRawResponse() => response;
}
