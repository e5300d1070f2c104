using System.Security.Cryptography;
using UglyToad.PdfPig.Exceptions;
using UglyToad.PdfPig.Structure;

namespace UglyToad.PdfPig.Encryption;

/// <summary>Decrypts streams. Strings of an encrypted file stay as they are: none of them is text of a page.</summary>
internal sealed class StreamDecryptor
{
    private const int BlockLength = 16;

    private readonly byte[] _key;
    private readonly string _method;

    private StreamDecryptor(byte[] key, string method) => (_key, _method) = (key, method);

    /// <exception cref="PdfDocumentEncryptedException">An empty password does not open the document.</exception>
    public static StreamDecryptor ForEmptyPassword(PdfDictionary encryption, PdfDictionary trailer)
    {
        var id = (trailer.Array("ID")?[0] as PdfString)?.Bytes ?? [];
        var key = encryption.Name("Filter") == "Standard" ? FileKey.ForEmptyPassword(encryption, id) : null;
        return key is null
            ? throw new PdfDocumentEncryptedException("The document is encrypted and opens with a password only.")
            : new StreamDecryptor(key, Method(encryption));
    }

    public ReadOnlyMemory<byte> Decrypt(PdfStream stream) => _method switch
    {
        "None" or "Identity" => stream.Raw,
        "AESV3" => Aes(_key, stream.Raw.Span),
        "AESV2" => Aes(ObjectKey(stream, [0x73, 0x41, 0x6C, 0x54]), stream.Raw.Span),
        _ => Rc4.Apply(ObjectKey(stream, []), stream.Raw.Span),
    };

    private static string Method(PdfDictionary encryption) => encryption.Number("V") >= 4
        ? encryption.Dictionary("CF")?.Dictionary(encryption.Name("StmF") ?? "Identity")?.Name("CFM") ?? "Identity"
        : "V2";

    private byte[] ObjectKey(PdfStream stream, byte[] salt)
    {
        var number = BitConverter.GetBytes(stream.Number);
        var generation = BitConverter.GetBytes(stream.Generation);
        var hash = MD5.HashData([.. _key, .. number[..3], .. generation[..2], .. salt]);
        return hash[..Math.Min(_key.Length + 5, hash.Length)];
    }

    private static byte[] Aes(byte[] key, ReadOnlySpan<byte> data)
    {
        var length = (data.Length - BlockLength) / BlockLength * BlockLength;
        if (length <= 0)
        {
            return [];
        }

        using var aes = System.Security.Cryptography.Aes.Create();
        aes.Key = key;
        var plain = aes.DecryptCbc(data.Slice(BlockLength, length), data[..BlockLength], PaddingMode.None);
        var padding = plain[^1];
        return padding is >= 1 and <= BlockLength ? plain[..^padding] : plain;
    }
}
