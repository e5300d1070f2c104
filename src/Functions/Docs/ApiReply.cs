namespace DigitalTwin.Functions.Docs;

/// <summary>One status that a call may have.</summary>
/// <param name="Content">One for each media type; none for a reply without a body.</param>
internal sealed record ApiReply(int Status, string Description, params IReadOnlyList<ApiContent> Content)
{
    public IReadOnlyList<ApiHeader> Headers { get; init; } = [];
}

/// <summary>A header that a reply may have.</summary>
internal sealed record ApiHeader(string Name, string Description, string Example);
