using System.Security.Cryptography;
using UglyToad.PdfPig.Structure;

namespace UglyToad.PdfPig.Encryption;

/// <summary>
/// The key of a file that anyone may open: the one that an empty password gives. Revisions 2 to 4 as ISO 32000-1, 7.6.3;
/// 5 and 6 as ISO 32000-2, 7.6.4.
/// </summary>
internal static class FileKey
{
    private static readonly byte[] Padding = Convert.FromHexString("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A");

    /// <returns>Null where an empty password does not open the file.</returns>
    public static byte[]? ForEmptyPassword(PdfDictionary encryption, byte[] documentId)
    {
        var revision = (int)(encryption.Number("R") ?? 0);
        var user = Bytes(encryption, "U");
        return revision switch
        {
            2 or 3 or 4 when user.Length >= 16 => Legacy(encryption, documentId, revision, user),
            5 or 6 when user.Length >= 48 => Modern(encryption, revision, user),
            _ => null,
        };
    }

    private static byte[]? Legacy(PdfDictionary encryption, byte[] documentId, int revision, byte[] user)
    {
        var length = revision == 2 ? 5 : Math.Clamp((int)(encryption.Number("Length") ?? 40) / 8, 5, 16);
        var permissions = BitConverter.GetBytes((int)(long)(encryption.Number("P") ?? 0));
        byte[] unencryptedMetadata = revision == 4 && encryption["EncryptMetadata"] is false ? [255, 255, 255, 255] : [];
        var key = MD5.HashData([.. Padding, .. Bytes(encryption, "O").Take(32), .. permissions, .. documentId, .. unencryptedMetadata]);
        for (var i = 0; revision > 2 && i < 50; i++)
        {
            key = MD5.HashData(key.AsSpan(0, length));
        }

        key = key[..length];
        var proof = revision == 2 ? Rc4.Apply(key, Padding) : Proof(key, documentId);
        return user.AsSpan(0, 16).SequenceEqual(proof.AsSpan(0, 16)) ? key : null;
    }

    private static byte[] Proof(byte[] key, byte[] documentId)
    {
        var proof = MD5.HashData([.. Padding, .. documentId]);
        for (var round = 0; round < 20; round++)
        {
            proof = Rc4.Apply(Array.ConvertAll(key, b => (byte)(b ^ round)), proof);
        }

        return proof;
    }

    private static byte[]? Modern(PdfDictionary encryption, int revision, byte[] user)
    {
        byte[] Hash(byte[] salt) => revision == 5 ? SHA256.HashData(salt) : HardenedHash(salt);
        var sealedKey = Bytes(encryption, "UE");
        if (sealedKey.Length < 32 || !Hash(user[32..40]).AsSpan().SequenceEqual(user.AsSpan(0, 32)))
        {
            return null;
        }

        using var aes = Aes.Create();
        aes.Key = Hash(user[40..48]);
        return aes.DecryptCbc(sealedKey.AsSpan(0, 32), new byte[16], PaddingMode.None);
    }

    private static byte[] HardenedHash(byte[] salt)
    {
        var key = SHA256.HashData(salt);
        for (var round = 0; ; round++)
        {
            using var aes = Aes.Create();
            aes.Key = key[..16];
            var input = Enumerable.Repeat(key, 64).SelectMany(k => k).ToArray();
            var mixed = aes.EncryptCbc(input, key.AsSpan(16, 16), PaddingMode.None);
            key = (mixed.Take(16).Sum(b => b) % 3) switch
            {
                0 => SHA256.HashData(mixed),
                1 => SHA384.HashData(mixed),
                _ => SHA512.HashData(mixed),
            };
            if (round >= 63 && mixed[^1] <= round - 32)
            {
                return key[..32];
            }
        }
    }

    private static byte[] Bytes(PdfDictionary dictionary, string key) => (dictionary[key] as PdfString)?.Bytes ?? [];
}
