using DigitalTwin.Domain.Chat;

namespace DigitalTwin.Functions.Docs;

/// <summary>Says of an HTTP function what its signature doesn't; a test finds the function that lacks it.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal abstract class DescribedAttribute : Attribute
{
    public abstract ApiOperation Describe(ChatLimits limits);
}

/// <inheritdoc />
internal sealed class DescribedAttribute<T> : DescribedAttribute
    where T : IApiDescription
{
    public override ApiOperation Describe(ChatLimits limits) => T.Describe(limits);
}

/// <summary>Stands in the slice of the function that it describes.</summary>
internal interface IApiDescription
{
    /// <param name="limits">Those of this twin, for the numbers in the text.</param>
    static abstract ApiOperation Describe(ChatLimits limits);
}
