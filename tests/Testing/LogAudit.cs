using System.Collections.Concurrent;
using System.Reflection;
using DigitalTwin.Domain.Conversations;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalTwin.Testing;

/// <summary>
/// Notes what must never stand in a log while a twin runs, and looks for it in the end: keys among its settings, the ids of
/// conversations, and what was said in them.
/// </summary>
public sealed class LogAudit
{
    // A shorter text may stand in a log line by chance.
    private const int ShortestText = 12;

    private readonly ConcurrentDictionary<string, byte> _private = new(StringComparer.Ordinal);

    /// <param name="settings">As <c>NAME=value</c>; those that hold a secret are noted.</param>
    public LogAudit(IEnumerable<string> settings)
    {
        foreach (var setting in settings.Select(setting => setting.Split('=', 2)).Where(setting => setting is [var name, _] && name.EndsWith("_KEY", StringComparison.Ordinal)))
        {
            Note(setting[1]);
        }
    }

    /// <summary>How many things it would find.</summary>
    public int Count => _private.Count;

    public void Note(string secret)
    {
        if (secret.Length > 0)
        {
            _private.TryAdd(secret, 0);
        }
    }

    /// <summary>From now on whatever goes through the twin's store is noted.</summary>
    public void Watch(IServiceCollection services)
    {
        var store = services.Last(service => service.ServiceType == typeof(IConversationStore));
        services.Remove(store);
        services.AddSingleton(provider =>
        {
            var watched = DispatchProxy.Create<IConversationStore, WatchedStore>();
            ((WatchedStore)watched).Of((IConversationStore)(store.ImplementationInstance ?? store.ImplementationFactory!(provider)), this);
            return watched;
        });
    }

    /// <exception cref="InvalidOperationException">A line holds what it must not.</exception>
    public void Check(IEnumerable<string> lines)
    {
        var all = string.Join('\n', lines);
        if (_private.Keys.FirstOrDefault(secret => all.Contains(secret, StringComparison.Ordinal)) is { } found)
        {
            var line = all.Split('\n').FirstOrDefault(line => line.Contains(found, StringComparison.Ordinal)) ?? all;
            throw new InvalidOperationException($"The log tells a secret, '{found}', in: {line}");
        }
    }

    private void NoteArgument(object? argument)
    {
        switch (argument)
        {
            case SessionId session:
                Note(session.Value);
                break;
            case Message { Content.Length: >= ShortestText } message:
                Note(message.Content);
                break;
        }
    }

    /// <summary>Public for the proxy's sake.</summary>
    public class WatchedStore : DispatchProxy
    {
        private IConversationStore _store = null!;
        private LogAudit _audit = null!;

        internal void Of(IConversationStore store, LogAudit audit) => (_store, _audit) = (store, audit);

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            Array.ForEach(args ?? [], _audit.NoteArgument);
            return targetMethod!.Invoke(_store, BindingFlags.DoNotWrapExceptions, null, args, null);
        }
    }
}
