using DigitalTwin.Testing;
using Xunit;

namespace DigitalTwin.Functions.Tests.Http;

/// <summary>One offline twin for the tests of a class, which share its memory and must not mind.</summary>
public sealed class TwinFixture : IAsyncLifetime
{
    public TwinHost Twin { get; private set; } = null!;

    public async Task InitializeAsync() => Twin = await TwinHost.StartAsync();

    public async Task DisposeAsync() => await Twin.DisposeAsync();
}
