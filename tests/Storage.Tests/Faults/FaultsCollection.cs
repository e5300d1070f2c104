using Xunit;

namespace DigitalTwin.Storage.Tests.Faults;

/// <summary>One Azurite for all; each test has a line to it that fails for itself alone, and sessions of its own.</summary>
[CollectionDefinition(Name)]
public sealed class FaultsCollection : ICollectionFixture<AzuriteFixture>
{
    public const string Name = "faults";
}
