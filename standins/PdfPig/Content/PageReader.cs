using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts;
using UglyToad.PdfPig.Graphics;
using UglyToad.PdfPig.Structure;

namespace UglyToad.PdfPig.Content;

/// <summary>Walks the tree of pages. What a page lacks it has from the nodes above it.</summary>
internal sealed class PageReader(ObjectStore objects, PdfDictionary catalog)
{
    private const int MaximumDepth = 64;

    private readonly FontCache _fonts = new(objects);

    public IEnumerable<Page> Read()
    {
        var found = false;
        foreach (var leaf in Leaves(catalog.Dictionary("Pages"), new Inherited(null, 0), [], 0))
        {
            found = true;
            yield return Read(leaf.Page, leaf.Inherited);
        }

        if (!found)
        {
            foreach (var page in objects.All().Where(o => o.Name("Type") == "Page"))
            {
                yield return Read(page, Inherited.From(page, new Inherited(null, 0)));
            }
        }
    }

    private Page Read(PdfDictionary page, Inherited inherited)
    {
        var interpreter = new ContentStreamInterpreter(objects, _fonts);
        interpreter.Run(Content(page["Contents"]), inherited.Resources ?? PdfDictionary.Empty, Upright(inherited.Rotation));
        return new Page(interpreter.Letters);
    }

    /// <summary>Several streams are one: an operator's operands may even stand in the stream before.</summary>
    private byte[] Content(object? value)
    {
        if (value is PdfStream single)
        {
            return objects.Decode(single);
        }

        var joined = new MemoryStream();
        for (var i = 0; value is PdfArray parts && i < parts.Count; i++)
        {
            joined.Write(parts[i] is PdfStream part ? objects.Decode(part) : []);
            joined.WriteByte((byte)'\n');
        }

        return joined.ToArray();
    }

    private static IEnumerable<(PdfDictionary Page, Inherited Inherited)> Leaves(
        PdfDictionary? node, Inherited above, HashSet<PdfDictionary> seen, int depth)
    {
        if (node is null || depth > MaximumDepth || !seen.Add(node))
        {
            yield break;
        }

        var inherited = Inherited.From(node, above);
        if (node.Array("Kids") is not { } kids)
        {
            if (node.Name("Type") != "Pages")
            {
                yield return (node, inherited);
            }

            yield break;
        }

        for (var i = 0; i < kids.Count; i++)
        {
            foreach (var leaf in Leaves(kids[i] as PdfDictionary, inherited, seen, depth + 1))
            {
                yield return leaf;
            }
        }
    }

    private static TransformationMatrix Upright(double rotation) => (((rotation % 360) + 360) % 360) switch
    {
        90 => new(0, -1, 1, 0, 0, 0),
        180 => new(-1, 0, 0, -1, 0, 0),
        270 => new(0, 1, -1, 0, 0, 0),
        _ => TransformationMatrix.Identity,
    };

    private sealed record Inherited(PdfDictionary? Resources, double Rotation)
    {
        public static Inherited From(PdfDictionary node, Inherited above) =>
            new(node.Dictionary("Resources") ?? above.Resources, node.Number("Rotate") ?? above.Rotation);
    }
}
