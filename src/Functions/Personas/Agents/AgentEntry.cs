using System.Collections.Immutable;

namespace DigitalTwin.Functions.Personas.Agents;

/// <summary>One <c>key: value</c> of agent.yaml.</summary>
/// <param name="Values">One text, or those of a list.</param>
internal sealed record AgentEntry(AgentText Key, ImmutableArray<AgentText> Values, bool IsList);

/// <summary>A text of agent.yaml and where it begins, both from 1.</summary>
/// <param name="IsPlain">Without quotes, so that <c>null</c> is none.</param>
internal sealed record AgentText(string Value, bool IsPlain, long Line, long Column)
{
    /// <summary>What YAML's core schema has for nothing and for yes or no says nothing here.</summary>
    public bool IsUnsaid => IsPlain && Value is ("" or "~" or "null" or "Null" or "NULL" or "true" or "True" or "TRUE" or "false" or "False" or "FALSE");
}

/// <summary>What makes an agent.yaml one that can't be used; the message says what to write in its place.</summary>
internal sealed class AgentFault(long line, long column, string message) : Exception(message)
{
    public AgentFault(AgentText at, string message)
        : this(at.Line, at.Column, message)
    {
    }

    public long Line { get; } = line;

    public long Column { get; } = column;
}
