namespace DigitalTwin.Functions.Docs;

/// <summary>An empty text counts as absent here.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class OrEmptyAttribute : Attribute;
