namespace DigitalTwin.Domain.Personas;

/// <summary>One text file about the owner.</summary>
/// <param name="Name">The file's name, for messages to the owner.</param>
/// <param name="Text">Normalised text: LF line ends, no control characters but line feed and tab, Unicode NFC.</param>
public sealed record PersonaDocument(string Name, PersonaDocumentKind Kind, string Text);
