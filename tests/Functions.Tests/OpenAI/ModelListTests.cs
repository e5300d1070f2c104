using System.Net;
using DigitalTwin.Functions.Tests.Http;
using DigitalTwin.Testing;
using Xunit;

namespace DigitalTwin.Functions.Tests.OpenAI;

public sealed class ModelListTests : IAsyncLifetime
{
    private TwinHost _twin = null!;

    public async Task InitializeAsync() => _twin = await TwinHost.StartAsync(null, "OPENAI_ALLOWED_MODELS=larger, vendor/model, larger");

    public async Task DisposeAsync() => await _twin.DisposeAsync();

    [Fact]
    public async Task The_list_holds_the_twin_and_what_its_owner_allows()
    {
        var list = await (await _twin.Client.GetAsync("api/v1/models")).JsonAsync();

        Assert.Equal("list", list.Text("object"));
        Assert.Equal(["digital-twin", "digital-twin/assistant", "digital-twin/neuroscience-tutor", "larger", "vendor/model"], list.GetProperty("data").EnumerateArray().Select(model => model.Text("id")));
        Assert.All(list.GetProperty("data").EnumerateArray(), model =>
        {
            Assert.Equal(("model", "digital-twin"), (model.Text("object"), model.Text("owned_by")));
            Assert.True(model.GetProperty("created").GetInt64() > 1_700_000_000);
        });
    }

    [Theory]
    [InlineData("digital-twin", "digital-twin")]
    [InlineData("larger", "larger")]
    [InlineData("vendor/model", "vendor/model")]
    [InlineData("vendor%2Fmodel", "vendor/model")]
    [InlineData("vendor%2fmodel", "vendor/model")]
    public async Task One_of_them_is_found_by_its_name(string path, string id)
    {
        var model = await (await _twin.Client.GetAsync("api/v1/models/" + path)).JsonAsync();

        Assert.Equal((id, "model"), (model.Text("id"), model.Text("object")));
    }

    [Theory]
    [InlineData("gpt-4o")]
    [InlineData("LARGER")]
    [InlineData("vendor")]
    [InlineData("a/b/c")]
    [InlineData("%")]
    [InlineData("%ED%A0%80")]
    public async Task Any_other_name_is_not(string path) =>
        await (await _twin.Client.GetAsync("api/v1/models/" + path)).ErrorAsync(HttpStatusCode.NotFound, "not_found_error", "model_not_found", "model");

    [Fact]
    public async Task Without_a_name_it_is_the_list()
    {
        Assert.Equal("list", (await (await _twin.Client.GetAsync("api/v1/models/")).JsonAsync()).Text("object"));
    }
}
