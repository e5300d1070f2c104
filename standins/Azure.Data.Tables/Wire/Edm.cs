using System.Globalization;

namespace Azure.Data.Tables.Wire;

/// <summary>The types that JSON has no way to tell apart; a property's type stands beside it under the name plus the suffix.</summary>
internal static class Edm
{
    public const string Suffix = "@odata.type";

    public const string Binary = "Edm.Binary";
    public const string Boolean = "Edm.Boolean";
    public const string DateTime = "Edm.DateTime";
    public const string Double = "Edm.Double";
    public const string Guid = "Edm.Guid";
    public const string Int32 = "Edm.Int32";
    public const string Int64 = "Edm.Int64";
    public const string String = "Edm.String";

    /// <param name="value">As the JSON has it: a string, int, double, bool or null.</param>
    /// <exception cref="FormatException">The value isn't one of that type.</exception>
    public static object? Convert(object? value, string type) => (type, value) switch
    {
        (_, null) => null,
        (Binary, string text) => System.Convert.FromBase64String(text),
        (DateTime, string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
        (Double, int number) => (double)number,
        (Double, string text) => double.Parse(text, CultureInfo.InvariantCulture),
        (Guid, string text) => System.Guid.Parse(text),
        (Int64, int number) => (long)number,
        (Int64, string text) => long.Parse(text, CultureInfo.InvariantCulture),
        (Boolean, bool) or (Double, double) or (Int32, int) or (String, string) => value,
        _ => throw new FormatException($"The service sent a {value.GetType().Name} for a property of type {type}."),
    };
}
