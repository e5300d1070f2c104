namespace DigitalTwin.Functions.Personas;

/// <summary>The PDF among the files: linkedin.pdf, or the only one there.</summary>
internal static class ProfileFile
{
    public static PersonaFile? Choose(IReadOnlyList<PersonaFile> files, List<string> warnings)
    {
        var pdfs = files.Where(file => PersonaFileNames.IsPdf(file.Name)).ToList();
        var linkedIn = pdfs.FirstOrDefault(file => PersonaFileNames.Is(file.Name, PersonaFileNames.LinkedIn));
        if (linkedIn is null && pdfs.Count > 1)
        {
            warnings.Add($"There are {pdfs.Count} PDFs and none is named linkedin.pdf, so none was read. Name the right one linkedin.pdf.");
            return null;
        }

        return linkedIn ?? pdfs.FirstOrDefault();
    }

    /// <summary>Null, with a warning, for a PDF that can't be read: a twin without it is better than none.</summary>
    public static string? Read(PersonaFile pdf, List<string> warnings)
    {
        try
        {
            return PdfText.Read(pdf.Bytes);
        }
        catch (PdfTextException fault)
        {
            warnings.Add($"{pdf.Name} was skipped: {fault.Message}");
            return null;
        }
    }
}
