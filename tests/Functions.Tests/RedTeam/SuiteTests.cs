using DigitalTwin.Testing.RedTeam;
using Xunit;
using Xunit.Abstractions;

namespace DigitalTwin.Functions.Tests.RedTeam;

public sealed class SuiteTests(ITestOutputHelper output)
{
    [Fact]
    public void The_suite_is_as_broad_as_it_claims_to_be()
    {
        var benign = Attack.Read<LookAlike>("benign.json");
        output.WriteLine($"{Attack.All.Length} attacks in {Attack.All.Select(attack => attack.Language).Distinct().Count()} languages, {benign.Length} look-alikes");
        foreach (var group in Attack.All.GroupBy(attack => attack.Class))
        {
            output.WriteLine($"  {group.Key}: {group.Count()}");
        }

        Assert.True(Attack.All.Length >= 60);
        Assert.True(Attack.All.GroupBy(attack => attack.Language).Count(language => language.Count() >= 3) >= 10);
        Assert.True(Attack.All.Select(attack => attack.Class).Distinct().Count() >= 10);
        Assert.True(benign.Length >= 40);
        Assert.Equal(Attack.All.Length, Attack.All.Select(attack => attack.Id).Distinct().Count());
    }
}
