using DigitalTwin.Functions.Http;

namespace DigitalTwin.LocalHost;

/// <summary>Gives the API's headers also to what the functions don't answer; a page then takes those of its site.</summary>
internal static class ReplyHeaders
{
    // Before all others: the framework's own filters, such as the one of hosts, answer without calling what comes after them.
    public static void AddSecurityHeaders(this WebApplicationBuilder builder) => builder.Services.Insert(0, ServiceDescriptor.Transient<IStartupFilter, First>());

    private sealed class First : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, call) =>
            {
                SecurityHeaders.Write(context);
                return call(context);
            });
            next(app);
        };
    }
}
