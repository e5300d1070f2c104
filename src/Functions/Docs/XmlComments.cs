using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace DigitalTwin.Functions.Docs;

/// <summary>The comments of the source, which the compiler leaves beside the assembly. Where that file is missing there are none.</summary>
internal sealed partial class XmlComments
{
    private readonly Dictionary<string, string> _summaries = [];

    private XmlComments()
    {
    }

    /// <param name="space">Only the members of this namespace and those below it.</param>
    public static XmlComments Of(Assembly assembly, string space)
    {
        var comments = new XmlComments();
        var path = Path.ChangeExtension(assembly.Location, ".xml");
        if (File.Exists(path))
        {
            comments.Read(path, space);
        }

        return comments;
    }

    public string? Of(Type type) => _summaries.GetValueOrDefault($"T:{type.FullName}");

    public string? Of(PropertyInfo property) => _summaries.GetValueOrDefault($"P:{property.DeclaringType!.FullName}.{property.Name}");

    private void Read(string path, string space)
    {
        using var reader = XmlReader.Create(path);
        while (reader.ReadToFollowing("member"))
        {
            var name = reader.GetAttribute("name")!;
            if (name[0] is 'T' or 'P' && name.AsSpan(2).StartsWith(space, StringComparison.Ordinal) && reader.ReadToDescendant("summary"))
            {
                var text = new StringBuilder();
                Append(text, (XElement)XNode.ReadFrom(reader));
                _summaries[name] = Blanks().Replace(text.ToString(), " ").Trim();
            }
        }
    }

    private static void Append(StringBuilder text, XElement parent)
    {
        foreach (var node in parent.Nodes())
        {
            switch (node)
            {
                case XElement { Name.LocalName: "c" } code:
                    text.Append('`').Append(code.Value).Append('`');
                    break;
                case XElement { Name.LocalName: "see" } see:
                    text.Append('`').Append((see.Attribute("cref")?.Value ?? "").Split('.', ':')[^1]).Append('`');
                    break;
                case XElement other:
                    Append(text, other);
                    break;
                case XText words:
                    text.Append(words.Value);
                    break;
            }
        }
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
