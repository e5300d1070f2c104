namespace UglyToad.PdfPig.Structure;

// Objects are null, bool, double, and these.
internal sealed record PdfName(string Value);

internal sealed record PdfString(byte[] Bytes);

internal sealed record PdfReference(int Number);

/// <summary>A bare word: an operator of a content stream, or a keyword of the file.</summary>
internal sealed record PdfKeyword(string Value);

/// <summary>A stream as it lies in the file, encoded and perhaps encrypted.</summary>
internal sealed record PdfStream(PdfDictionary Dictionary, ReadOnlyMemory<byte> Raw, int Number, int Generation);
