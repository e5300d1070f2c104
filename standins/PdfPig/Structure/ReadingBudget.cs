using UglyToad.PdfPig.Core;

namespace UglyToad.PdfPig.Structure;

/// <summary>
/// What one document may cost. A few kilobytes can unpack to gigabytes, or draw one form inside another a billion times; an
/// honest document of a thousand pages stays far below these sums.
/// </summary>
internal sealed class ReadingBudget
{
    private const int MaximumPageLetters = 50_000;
    private const int OperationsPerForm = 100;

    private long _bytes = 256 << 20;
    private long _operations = 10_000_000;
    private long _letters = 3_000_000;

    /// <summary>Decoded bytes that are left.</summary>
    public long Bytes => _bytes;

    public void SpendBytes(long count) => Spend(ref _bytes, count);

    /// <summary>An operator of a content stream, or an object read.</summary>
    public void SpendOperation() => Spend(ref _operations, 1);

    /// <summary>A form drawn: cheap to ask for and dear to do.</summary>
    public void SpendForm() => Spend(ref _operations, OperationsPerForm);

    public void SpendLetter(int lettersOnPage)
    {
        Spend(ref _letters, 1);
        if (lettersOnPage >= MaximumPageLetters)
        {
            throw new PdfDocumentFormatException("A page holds more text than a page can.");
        }
    }

    private static void Spend(ref long left, long count)
    {
        left -= count;
        if (left < 0)
        {
            throw new PdfDocumentFormatException("The document unpacks to more than is reasonable.");
        }
    }
}
