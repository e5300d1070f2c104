using System.Diagnostics;

namespace DigitalTwin.Testing.Audio;

/// <summary>A sentence as espeak-ng speaks it, in every container, made by ffmpeg once for a run of the tests.</summary>
public static class SampleAudio
{
    public const string Sentence = "Where did you study, and what did you learn there?";

    private static readonly Lazy<IReadOnlyDictionary<string, byte[]>> Files = new(Make);

    /// <summary>Name and arguments of ffmpeg.</summary>
    private static readonly (string File, string Arguments)[] Containers =
    [
        ("opus.webm", "-c:a libopus -b:a 32k"),
        ("live.webm", "-c:a libopus -b:a 32k -live 1 -f webm"),
        ("opus.ogg", "-c:a libopus -b:a 32k"),
        ("vorbis.ogg", "-c:a libvorbis"),
        ("cbr.mp3", "-c:a libmp3lame -b:a 48k -ar 24000"),
        ("vbr.mp3", "-c:a libmp3lame -q:a 5 -ar 44100"),
        ("plain.mp3", "-c:a libmp3lame -b:a 64k -id3v2_version 0 -write_xing 0"),
        ("whole.m4a", "-c:a aac -b:a 64k"),
        ("fragmented.m4a", "-c:a aac -b:a 64k -f mp4 -movflags frag_keyframe+empty_moov+default_base_moof -frag_duration 500000"),
        ("pcm.wav", "-c:a pcm_s16le"),
    ];

    public static IEnumerable<string> Names => [.. Containers.Select(container => container.File), "streamed.wav"];

    /// <summary>A short sentence, as a speech server sends it.</summary>
    public static byte[] Mp3 => Of("cbr.mp3");

    public static byte[] Of(string name) => Files.Value[name];

    /// <summary>How long all of them sound: espeak-ng's own file tells.</summary>
    public static double Seconds => (Of("pcm.wav").Length - 44) / (16_000.0 * 2);

    /// <summary>Made by ffmpeg from its own generators, such as <c>anullsrc=d=61</c>.</summary>
    public static byte[] Generate(string source, string name, string arguments)
    {
        using var folder = new TemporaryFolder();
        Run("ffmpeg", $"-v error -f lavfi -i {source} {arguments} {name}", folder.Path);
        return File.ReadAllBytes(folder.File(name));
    }

    private static Dictionary<string, byte[]> Make()
    {
        using var folder = new TemporaryFolder();
        Run("espeak-ng", $"-w said.wav \"{Sentence}\"", folder.Path);
        foreach (var (file, arguments) in Containers)
        {
            Run("ffmpeg", $"-v error -i said.wav -ac 1 {(arguments.Contains("-ar", StringComparison.Ordinal) ? "" : "-ar 16000 ")}-fflags +bitexact {arguments} {file}", folder.Path);
        }

        var files = Containers.ToDictionary(container => container.File, container => File.ReadAllBytes(folder.File(container.File)));
        files["streamed.wav"] = Streamed(files["pcm.wav"]);
        return files;
    }

    // As sox writes into a pipe: it doesn't know the sizes yet.
    private static byte[] Streamed(byte[] wav)
    {
        byte[] streamed = [.. wav];
        var data = streamed.AsSpan().IndexOf("data"u8);
        streamed.AsSpan(4, 4).Fill(0xff);
        streamed.AsSpan(data + 4, 4).Fill(0xff);
        return streamed;
    }

    private static void Run(string program, string arguments, string folder)
    {
        using var process = Start(program, arguments, folder);
        var complaints = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {arguments} ended with {process.ExitCode}: {complaints}");
        }
    }

    private static Process Start(string program, string arguments, string folder)
    {
        try
        {
            return Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardError = true, RedirectStandardInput = true })!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new InvalidOperationException($"The tests of voice need {program}. Install espeak-ng and ffmpeg (`apt-get install espeak-ng ffmpeg`, `brew install espeak-ng ffmpeg`).");
        }
    }
}
