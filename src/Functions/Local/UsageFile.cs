using System.Diagnostics.CodeAnalysis;
using DigitalTwin.Domain.Budgets;
using DigitalTwin.Functions.Budgets;

namespace DigitalTwin.Functions.Local;

/// <summary>
/// An account in a file, which is replaced as a whole, so that no reader sees half of it. It isn't flushed to the disk: a machine that
/// loses its power may forget the last turns' tokens, and flushing would cost every turn more than all else it does here.
/// </summary>
internal static class UsageFile
{
    private const string Unfinished = ".new";

    /// <returns>False for a file that is damaged; one that isn't there is an account with nothing in it.</returns>
    public static bool TryRead(string path, [NotNullWhen(true)] out UsageAccount? account)
    {
        account = File.Exists(path) ? UsageAccountJson.Decode(File.ReadAllText(path)) : UsageAccount.Empty;
        return account is not null;
    }

    public static void Write(string path, UsageAccount account)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path + Unfinished, UsageAccountJson.Encode(account));
        File.Move(path + Unfinished, path, overwrite: true);
    }

    /// <summary>Removes it, and the folder it lies in when there is nothing else.</summary>
    public static void Remove(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        File.Delete(path + Unfinished);
        File.Delete(path);
        if (!Directory.EnumerateFileSystemEntries(folder).Any())
        {
            Directory.Delete(folder);
        }
    }
}
