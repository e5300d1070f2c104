using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using DigitalTwin.Micro;

// In this process: a project that BenchmarkDotNet writes and builds for itself knows nothing of stand-ins.
var choosesJob = args.Any(arg => arg is "--job" or "-j");
var config = ManualConfig.Create(DefaultConfig.Instance)
    .AddDiagnoser(MemoryDiagnoser.Default)
    .WithArtifactsPath(Path.Combine(AppContext.BaseDirectory, "results"));
if (!choosesJob)
{
    config.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
}

string[] all = args.Any(arg => arg is "--filter" or "-f") ? [] : ["--filter", "*"];
string[] inProcess = choosesJob ? ["--inProcess"] : [];
BenchmarkSwitcher.FromAssembly(typeof(StreamedTurn).Assembly).Run([.. args, .. all, .. inProcess], config);
