using System.Text;
using DigitalTwin.Domain.Budgets;
using DigitalTwin.Functions.Budgets;
using Microsoft.Win32.SafeHandles;

namespace DigitalTwin.Functions.Local;

/// <summary>
/// An account in a file: a line that says what it once was, and one for each change since. Adding a line costs a fraction of what
/// replacing a file does. A last line without its line feed was torn by a crash before anybody was told of it. It isn't flushed to the
/// disk: a machine that loses its power may forget the last turns' tokens or leave a damaged file, which counts as spent, and flushing
/// would cost every turn more than all else it does here.
/// </summary>
internal sealed class UsageFile : IDisposable
{
    private const int LongestHistory = 16 * 1024;
    private const string Unfinished = ".new";
    private readonly string _path;
    private readonly SafeFileHandle? _file;

    private UsageFile(string path, SafeFileHandle? file) => (_path, _file) = (path, file);

    public bool IsThere => _file is not null;

    /// <summary>Null for a file that is damaged; one that isn't there is an account with nothing in it.</summary>
    public UsageReading? Reading { get; private set; }

    /// <summary>Whoever opens it holds the days' lock.</summary>
    /// <param name="known">As it was last; only what was added since is read then, and all of it where it is another file now.</param>
    public static UsageFile Open(string path, UsageReading? known)
    {
        var handle = File.Exists(path) ? File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete) : null;
        var file = new UsageFile(path, handle);
        try
        {
            file.Reading = handle is null ? UsageReading.Nothing : Read(handle, known);
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <param name="after">The account with the change.</param>
    public void Write(UsageLine change, UsageAccount after)
    {
        if (_file is null || Reading is not { Length: > 0 } before || before.Length - before.FirstLine > Math.Max(LongestHistory, before.FirstLine))
        {
            // Windows replaces no file that is open.
            Dispose();
            Reading = Replace(_path, after);
            return;
        }

        if (RandomAccess.GetLength(_file) > before.Length)
        {
            RandomAccess.SetLength(_file, before.Length);
        }

        var line = change.Encode();
        RandomAccess.Write(_file, line, before.Length);
        Reading = before with { Account = after, Length = before.Length + line.Length, LastLine = line };
    }

    public void Dispose() => _file?.Dispose();

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

    // As a whole, so that no crash leaves half of it.
    private static UsageReading Replace(string path, UsageAccount account)
    {
        byte[] line = [.. Encoding.UTF8.GetBytes(UsageAccountJson.Encode(account)), (byte)'\n'];
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path + Unfinished, line);
        File.Move(path + Unfinished, path, overwrite: true);
        return new UsageReading(account, line.Length, line.Length, line);
    }

    private static UsageReading? Read(SafeFileHandle file, UsageReading? known)
    {
        var length = RandomAccess.GetLength(file);
        return known is not { Length: > 0 } || known.Length > length || !IsAt(file, known) ? ReadWhole(Bytes(file, 0, length))
            : known.Length == length ? known
            : Follow(known, Bytes(file, known.Length, length));
    }

    private static bool IsAt(SafeFileHandle file, UsageReading known) =>
        Bytes(file, known.Length - known.LastLine.Length, known.Length).AsSpan().SequenceEqual(known.LastLine);

    // What was written before there were lines has no line feed, and is replaced at the next change.
    private static UsageReading? ReadWhole(byte[] bytes)
    {
        var end = bytes.AsSpan().IndexOf((byte)'\n') + 1;
        var first = end > 0 ? bytes[..end] : bytes;
        return UsageAccountJson.Decode(Encoding.UTF8.GetString(first)) is not { } account ? null
            : end > 0 ? Follow(new UsageReading(account, end, end, first), bytes[end..])
            : new UsageReading(account, 0, 0, []);
    }

    private static UsageReading? Follow(UsageReading known, byte[] added)
    {
        var start = 0;
        while (added.AsSpan(start).IndexOf((byte)'\n') is >= 0 and var length)
        {
            var line = added[start..(start + length + 1)];
            if (UsageLine.Decode(line)?.ApplyTo(known.Account) is not { } account)
            {
                return null;
            }

            known = known with { Account = account, Length = known.Length + line.Length, LastLine = line };
            start += line.Length;
        }

        return known;
    }

    private static byte[] Bytes(SafeFileHandle file, long from, long to)
    {
        var bytes = new byte[to - from];
        var read = 0;
        while (read < bytes.Length && RandomAccess.Read(file, bytes.AsSpan(read), from + read) is > 0 and var more)
        {
            read += more;
        }

        return bytes;
    }
}

/// <summary>An account as it stands in a file.</summary>
/// <param name="FirstLine">Bytes of the line that says what it once was.</param>
/// <param name="Length">Bytes up to the end of the last whole line; 0 for no file.</param>
/// <param name="LastLine">By which the file is known again: every change has an id of its own, and a first line that is the same says all that was known.</param>
internal sealed record UsageReading(UsageAccount Account, long FirstLine, long Length, byte[] LastLine)
{
    public static UsageReading Nothing { get; } = new(UsageAccount.Empty, 0, 0, []);
}
