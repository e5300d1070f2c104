using Azure.Core;

namespace Azure.Data.Tables;

public class TableClientOptions : ClientOptions
{
    public TableClientOptions(ServiceVersion serviceVersion = ServiceVersion.V2020_12_06)
    {
        Version = serviceVersion switch
        {
            ServiceVersion.V2019_02_02 => "2019-02-02",
            ServiceVersion.V2020_12_06 => "2020-12-06",
            _ => throw new ArgumentOutOfRangeException(nameof(serviceVersion)),
        };
    }

    /// <summary>What goes out as <c>x-ms-version</c>.</summary>
    internal string Version { get; }

    public enum ServiceVersion
    {
#pragma warning disable CA1707 // The names are the package's.
        V2019_02_02 = 1,

        /// <summary>The first that takes tokens of Microsoft Entra.</summary>
        V2020_12_06 = 2,
#pragma warning restore CA1707
    }
}
