using System.Buffers.Binary;
using System.Diagnostics;
using System.Net;
using DigitalTwin.Functions.Limits;
using DigitalTwin.Testing;
using Microsoft.AspNetCore.Http;
using Xunit;
using Xunit.Abstractions;

namespace DigitalTwin.Functions.Tests.Limits;

/// <summary>Alone, for what other tests allocate meanwhile would be counted here.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
[Collection(Name)]
public sealed class ManyAddressesTests(ITestOutputHelper output)
{
    private const string Name = "alone";
    private const int Addresses = 1_000_000;

    [Fact]
    public void A_million_addresses_and_as_many_conversations_take_a_bounded_memory()
    {
        using var limits = new RateLimits(new RateLimitOptions { PerSecond = 0.001 }, System.Security.Cryptography.RandomNumberGenerator.Fill);
        var context = new DefaultHttpContext();
        var bytes = new byte[4];
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < Addresses; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(bytes, i);
            context.Connection.RemoteIpAddress = new IPAddress(bytes);
            limits.TakeFor(context.Request);
            limits.TakeFor(TestIds.Session($"session-{i:D16}"));
        }

        var elapsed = Stopwatch.GetElapsedTime(start);
        var grown = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(limits);
        output.WriteLine($"{2 * Addresses:N0} takes: {grown / 1024.0 / 1024:0.0} MB more, {elapsed.TotalMicroseconds / (2 * Addresses):0.00} µs each");

        // All 32,768 buckets in use; a million limiters would be ten times that.
        Assert.True(grown < 40 * 1024 * 1024, $"The heap grew by {grown} bytes.");
    }

    [Fact]
    public void Addresses_spread_evenly_and_otherwise_in_each_process()
    {
        var (one, other) = (new Buckets(Seeded(1)), new Buckets(Seeded(2)));
        var counts = new int[Buckets.Count];
        var same = 0;
        var bytes = new byte[4];
        for (var i = 0; i < 16 * Buckets.Count; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(bytes, i);
            counts[one.Of(bytes)]++;
            same += one.Of(bytes) == other.Of(bytes) ? 1 : 0;
        }

        Assert.InRange(counts.Max(), 17, 48);
        Assert.InRange(same, 0, 64);
    }

    private static DigitalTwin.Domain.Conversations.RandomFill Seeded(int seed) => span => new Random(seed).NextBytes(span);
}
