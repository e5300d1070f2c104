namespace DigitalTwin.Functions.Personas;

/// <summary>A PDF gave no text. The message is a sentence for the twin's owner and says what to do.</summary>
public sealed class PdfTextException(string message, Exception? inner = null) : Exception(message, inner);
