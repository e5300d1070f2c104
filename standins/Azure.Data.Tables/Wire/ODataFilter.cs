using System.Globalization;
using System.Text;

namespace Azure.Data.Tables.Wire;

/// <summary>Makes literals of the values in an interpolated filter, so that none of them can end its literal and go on as a filter.</summary>
internal static class ODataFilter
{
    public static string Create(FormattableString filter)
    {
        var literals = new object[filter.ArgumentCount];
        for (var i = 0; i < literals.Length; i++)
        {
            literals[i] = Literal(filter.GetArgument(i), i);
        }

        return string.Format(CultureInfo.InvariantCulture, filter.Format, literals);
    }

    /// <summary>Within a literal a single quote is written twice.</summary>
    public static string Quoted(string text) => text.Replace("'", "''", StringComparison.Ordinal);

    private static string Literal(object? value, int index) => value switch
    {
        null => "null",
        string or char or StringBuilder => $"'{Quoted(value.ToString()!)}'",
        bool flag => flag ? "true" : "false",
        long or ulong => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture) + "L",
        sbyte or byte or short or ushort or int or uint or float or double or decimal =>
            ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        Guid id => $"guid'{id}'",
        DateTimeOffset time => Time(time.UtcDateTime),
        DateTime time => Time(time.ToUniversalTime()),
        byte[] bytes => $"X'{Convert.ToHexString(bytes)}'",
        BinaryData data => $"X'{Convert.ToHexString(data)}'",
        _ => throw new ArgumentException($"Argument {index} is a {value.GetType()}, which a filter can't hold."),
    };

    private static string Time(DateTime utc) => $"datetime'{utc.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFZ", CultureInfo.InvariantCulture)}'";
}
