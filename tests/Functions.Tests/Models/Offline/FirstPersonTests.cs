using DigitalTwin.Functions.Models.Offline.Language;
using Xunit;

namespace DigitalTwin.Functions.Tests.Models.Offline;

public sealed class FirstPersonTests
{
    [Theory]
    [InlineData("Leads a team of nine.", "I lead a team of nine.")]
    [InlineData("Keeps watch and trains volunteers.", "I keep watch and train volunteers.")]
    [InlineData("Rewrote the engine.", "I rewrote the engine.")]
    [InlineData("Sabela Adjei-Toivonen is a baker.", "I am a baker.")]
    [InlineData("Sabela has sold her bread since 2010.", "I have sold my bread since 2010.")]
    [InlineData("She studies yeast.", "I study yeast.")]
    [InlineData("I lead a team.", "I lead a team.")]
    [InlineData("Experienced engineer.", "Experienced engineer.")]
    [InlineData("The town was flooded.", "The town was flooded.")]
    public void The_owner_speaks_where_it_is_safe(string written, string said) =>
        Assert.Equal(said, FirstPerson.Of(written, ["Sabela Adjei-Toivonen", "Sabela"]));
}
