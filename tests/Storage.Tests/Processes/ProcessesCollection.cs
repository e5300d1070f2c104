using Xunit;

namespace DigitalTwin.Storage.Tests.Processes;

/// <summary>Tests that start processes take turns: a machine with few cores has its hands full with one of them.</summary>
[CollectionDefinition(Name)]
public sealed class ProcessesCollection : ICollectionFixture<AzuriteFixture>
{
    public const string Name = "processes";
}
