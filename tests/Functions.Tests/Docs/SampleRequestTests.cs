using System.Text.Json.Nodes;
using DigitalTwin.Functions.Tests.Chat;
using DigitalTwin.Testing.OpenApi;
using Xunit;

namespace DigitalTwin.Functions.Tests.Docs;

/// <summary>What real clients send has a form that the description tells, and every member that the readers look at is told.</summary>
public sealed class SampleRequestTests
{
    public static TheoryData<string> Samples => WireSampleTests.Samples;

    [Theory]
    [MemberData(nameof(Samples))]
    public void What_a_client_sends_is_a_form_that_is_told(string name)
    {
        var sample = WireSample.Read(name);

        foreach (var call in sample.Before.Append(sample.Call))
        {
            var operation = ApiContract.Find(new HttpMethod(call.GetProperty("method").GetString()!), "/" + call.GetProperty("path").GetString())!;
            Assert.Equal(operation["requestBody"] is not null, call.TryGetProperty("body", out var body));
            if (operation["requestBody"]?["content"]!["application/json"]?["schema"] is JsonObject schema)
            {
                Assert.Empty(new SchemaCheck(ApiContract.Document, strict: false).Complaints(JsonNode.Parse(body.GetRawText()), schema));
            }
        }
    }

    [Theory]
    [InlineData("UiMessagesForm", "messageId")]
    [InlineData("CompletionForm", "n")]
    [InlineData("CompletionForm", "tools")]
    [InlineData("CompletionForm", "functions")]
    [InlineData("CompletionForm", "tool_choice")]
    [InlineData("CompletionForm", "logprobs")]
    [InlineData("CompletionForm", "modalities")]
    [InlineData("CompletionForm", "response_format")]
    public void Every_member_that_is_read_is_told(string form, string member) =>
        Assert.NotNull(ApiContract.Schemas.Resolve("#/components/schemas/" + form)["properties"]![member]);

    [Theory]
    [InlineData("max_tokens", "0")]
    [InlineData("max_completion_tokens", "0")]
    [InlineData("messages", "[]")]
    [InlineData("stop", """["a","b","c","d","e"]""")]
    [InlineData("n", "2")]
    [InlineData("tool_choice", "\"required\"")]
    public void What_the_reader_refuses_the_description_refuses_too(string member, string value)
    {
        var body = JsonNode.Parse("""{"messages":[{"role":"user","content":"Hi"}]}""")!;
        body[member] = JsonNode.Parse(value);

        Assert.NotEmpty(ApiContract.Schemas.Complaints(body, ApiContract.Schemas.Resolve("#/components/schemas/CompletionForm")));
    }
}
