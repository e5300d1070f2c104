using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace DigitalTwin.LocalHost.Site;

/// <summary>How the site's files are compressed; what compresses is the site's own branch, never the API.</summary>
internal static class SiteCompression
{
    public static void AddSiteCompression(this WebApplicationBuilder builder)
    {
        builder.Services.AddResponseCompression();
        builder.Services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Optimal);
        builder.Services.Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.Optimal);
    }
}
