namespace DigitalTwin.Functions.Docs;

/// <summary>The types that a member may have, where no one type of .NET says it.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class FormsAttribute(params Type[] types) : Attribute
{
    public IReadOnlyList<Type> Types => types;
}
