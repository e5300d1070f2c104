using UglyToad.PdfPig.Util;

namespace UglyToad.PdfPig.Content;

public class Page
{
    private readonly IReadOnlyList<Letter> _letters;

    internal Page(IReadOnlyList<Letter> letters) => _letters = letters;

    public IEnumerable<Word> GetWords(IWordExtractor wordExtractor)
    {
        ArgumentNullException.ThrowIfNull(wordExtractor);
        return wordExtractor.GetWords(_letters);
    }
}
