namespace UglyToad.PdfPig.Exceptions;

/// <summary>The document wants a password, or is encrypted in a way that is not understood.</summary>
public class PdfDocumentEncryptedException(string message) : Exception(message);
