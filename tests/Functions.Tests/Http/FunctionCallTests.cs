using System.Reflection;
using DigitalTwin.LocalHost;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DigitalTwin.Functions.Tests.Http;

public sealed class FunctionCallTests
{
    [Theory]
    [InlineData(nameof(Invented.Now))]
    [InlineData(nameof(Invented.LaterAsync))]
    public async Task A_function_may_answer_at_once_or_later_and_gets_what_it_asks_for(string function)
    {
        using var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        var context = new DefaultHttpContext { RequestServices = services };
        context.Request.RouteValues["id"] = "abc";

        await new FunctionCall(Named(function)).RunAsync(context);

        Assert.Equal(StatusCodes.Status204NoContent, context.Response.StatusCode);
        Assert.Equal("abc", context.Response.Headers["x-id"]);
    }

    [Theory]
    [InlineData(nameof(Invented.PlainAsync), "IResult")]
    [InlineData(nameof(Invented.Numbered), "HttpRequest")]
    public void What_the_real_host_would_not_take_is_refused_at_the_start(string function, string allowed) =>
        Assert.Contains(allowed, Assert.Throws<NotSupportedException>(() => new FunctionCall(Named(function))).Message, StringComparison.Ordinal);

    private static MethodInfo Named(string function) => typeof(Invented).GetMethod(function)!;

    public sealed class Invented
    {
        private readonly string _header = "x-id";

        public IResult Now(HttpRequest request, string id, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            request.HttpContext.Response.Headers[_header] = id;
            return Results.NoContent();
        }

        public Task<IResult> LaterAsync(string id, HttpRequest request) => Task.FromResult(Now(request, id, CancellationToken.None));

        public Task<string> PlainAsync() => Task.FromResult(_header);

        public IResult Numbered(int number) => Results.Text($"{_header} {number}");
    }
}
