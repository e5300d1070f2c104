using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Encryption;
using UglyToad.PdfPig.Exceptions;
using UglyToad.PdfPig.Structure;

namespace UglyToad.PdfPig;

public class PdfDocument : IDisposable
{
    private readonly PageReader _pages;

    private PdfDocument(PageReader pages) => _pages = pages;

    /// <exception cref="PdfDocumentEncryptedException">A password is needed.</exception>
    /// <exception cref="PdfDocumentFormatException">No catalogue is found in the bytes, or too much unpacks from them.</exception>
    public static PdfDocument Open(byte[] fileBytes, ParsingOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(fileBytes);
        var objects = new ObjectStore(fileBytes);
        if (objects.Trailer.Dictionary("Encrypt") is { } encryption)
        {
            objects.Decryptor = StreamDecryptor.ForEmptyPassword(encryption, objects.Trailer);
        }

        objects.IndexObjectStreams();
        var catalog = objects.Catalog() ?? throw new PdfDocumentFormatException("The document has no catalogue of pages.");
        return new PdfDocument(new PageReader(objects, catalog));
    }

    /// <summary>The pages in order, each read when it is asked for.</summary>
    public IEnumerable<Page> GetPages() => _pages.Read();

    public void Dispose() => GC.SuppressFinalize(this);
}
