using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;

namespace DigitalTwin.LocalHost.Site;

/// <summary>The <c>.br</c> that the build writes beside a file, which goes in its place to whoever takes brotli.</summary>
internal static class PackedFile
{
    private const string Ending = ".br";
    private const string Encoding = "br";

    public static bool Is(string name) => name.EndsWith(Ending, StringComparison.OrdinalIgnoreCase);

    /// <summary>The path of what may go in place of this file; <c>null</c> when there is none, or the caller can't unpack it.</summary>
    public static string? For(string file, HttpRequest request, IFileProvider files) =>
        request.GetTypedHeaders().AcceptEncoding.Any(accepted => accepted.Value.Equals(Encoding, StringComparison.OrdinalIgnoreCase) && accepted.Quality is not 0)
            && files.GetFileInfo(file + Ending).Exists
            ? file + Ending
            : null;

    public static StaticFileOptions Options(IFileProvider files)
    {
        var types = new FileExtensionContentTypeProvider();
        types.Mappings[".js"] = "text/javascript";
        types.Mappings[Ending] = "application/octet-stream";
        return new StaticFileOptions { FileProvider = files, ContentTypeProvider = types, OnPrepareResponse = served => Tell(served, types) };
    }

    private static void Tell(StaticFileResponseContext served, FileExtensionContentTypeProvider types)
    {
        if (!Is(served.File.Name))
        {
            return;
        }

        var headers = served.Context.Response.Headers;
        headers.ContentEncoding = Encoding;
        headers.ContentType = types.TryGetContentType(served.File.Name[..^Ending.Length], out var type) ? type : null;
    }
}
