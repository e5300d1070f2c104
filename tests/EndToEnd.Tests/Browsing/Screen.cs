namespace DigitalTwin.EndToEnd.Tests.Browsing;

/// <summary>What a visitor holds.</summary>
public enum Screen
{
    /// <summary>1280 x 800, with a mouse.</summary>
    Desktop,

    /// <summary>390 x 844, touched.</summary>
    Phone,
}
