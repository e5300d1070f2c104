namespace DigitalTwin.Functions.Docs;

/// <summary>A member of a form that holds a file.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class BinaryAttribute : Attribute;
