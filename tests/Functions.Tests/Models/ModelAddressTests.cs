using DigitalTwin.Functions.Models;
using Xunit;

namespace DigitalTwin.Functions.Tests.Models;

public sealed class ModelAddressTests
{
    [Theory]
    [InlineData("https://name.openai.azure.com")]
    [InlineData("https://name.openai.azure.com/")]
    [InlineData(" https://NAME.openai.azure.com/openai ")]
    [InlineData("https://name.openai.azure.com/openai/v1")]
    [InlineData("https://name.openai.azure.com/openai/v1/")]
    [InlineData("https://name.openai.azure.com/openai/v1/chat/completions")]
    [InlineData("https://name.openai.azure.com/openai/deployments/mine/chat/completions?api-version=2024-10-21")]
    public void An_azure_endpoint_is_taken_as_people_paste_it(string pasted) =>
        Assert.Equal("https://name.openai.azure.com/openai/v1/", ModelAddress.OfAzure(pasted)?.AbsoluteUri);

    [Theory]
    [InlineData("https://name.services.ai.azure.com/api/projects/mine", "https://name.services.ai.azure.com/api/projects/mine/openai/v1/")]
    [InlineData("https://name.services.ai.azure.com/api/projects/mine/openai/v1", "https://name.services.ai.azure.com/api/projects/mine/openai/v1/")]
    [InlineData("http://127.0.0.1:8080", "http://127.0.0.1:8080/openai/v1/")]
    [InlineData("http://localhost:8080/openai/v1", "http://localhost:8080/openai/v1/")]
    [InlineData("http://name.openai.azure.com", null)]
    [InlineData("name.openai.azure.com", null)]
    [InlineData("ftp://name.openai.azure.com", null)]
    public void What_stands_before_its_path_is_kept_and_what_is_not_safe_is_not_taken(string pasted, string? address) =>
        Assert.Equal(address, ModelAddress.OfAzure(pasted)?.AbsoluteUri);

    [Theory]
    [InlineData("http://localhost:11434/v1", "http://localhost:11434/v1/")]
    [InlineData("http://localhost:11434/v1/", "http://localhost:11434/v1/")]
    [InlineData("https://api.groq.com/openai/v1/chat/completions", "https://api.groq.com/openai/v1/")]
    [InlineData("https://example.org", "https://example.org/")]
    [InlineData("localhost:11434", null)]
    [InlineData("nonsense", null)]
    public void So_is_that_of_a_compatible_server(string pasted, string? address) =>
        Assert.Equal(address, ModelAddress.Of(pasted)?.AbsoluteUri);
}
