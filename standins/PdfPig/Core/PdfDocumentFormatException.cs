namespace UglyToad.PdfPig.Core;

/// <summary>The bytes are not a PDF, or so damaged or so large once unpacked that reading them is given up.</summary>
public class PdfDocumentFormatException : Exception
{
    public PdfDocumentFormatException(string message) : base(message)
    {
    }

    public PdfDocumentFormatException(string message, Exception inner) : base(message, inner)
    {
    }
}
