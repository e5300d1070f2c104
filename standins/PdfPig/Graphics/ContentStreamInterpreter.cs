using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts;
using UglyToad.PdfPig.Structure;

namespace UglyToad.PdfPig.Graphics;

/// <summary>Follows the operators that place text; paths, colours and images pass by unread.</summary>
internal sealed class ContentStreamInterpreter(ObjectStore objects, FontCache fonts)
{
    private const int MaximumFormDepth = 16;
    private const int MaximumSavedStates = 512;

    private readonly TextPlacer _placer = new(objects.Budget);
    private readonly Stack<TextState> _saved = new();
    private readonly HashSet<PdfStream> _openForms = new(ReferenceEqualityComparer.Instance);
    private TextState _state = new();

    public IReadOnlyList<Letter> Letters => _placer.Letters;

    public void Run(byte[] content, PdfDictionary resources, TransformationMatrix transformation)
    {
        _state = _state with { Transformation = transformation.Then(_state.Transformation) };
        var reader = new ObjectReader(content, 0, null);
        var operands = new Operands();
        while (reader.TryRead(out var token))
        {
            if (token is not PdfKeyword keyword)
            {
                operands.Add(token);
                continue;
            }

            objects.Budget.SpendOperation();
            if (keyword.Value == "BI")
            {
                InlineImage.Skip(content, reader);
            }
            else
            {
                Apply(keyword.Value, operands, resources);
            }

            operands.Clear();
        }
    }

    private void Apply(string name, Operands operands, PdfDictionary resources)
    {
        if (ApplyToState(name, operands, resources) || ApplyToPosition(name, operands))
        {
            return;
        }

        switch (name)
        {
            case "Tj":
                _placer.Show(_state, [operands.Last]);
                break;
            case "TJ":
                _placer.Show(_state, operands.LastItems());
                break;
            case "'":
                _placer.NextLine(0, -_state.Leading);
                _placer.Show(_state, [operands.Last]);
                break;
            case "\"":
                _state = _state with { WordSpacing = operands.Number(3), CharacterSpacing = operands.Number(2) };
                _placer.NextLine(0, -_state.Leading);
                _placer.Show(_state, [operands.Last]);
                break;
            case "Do":
                RunForm(resources.Dictionary("XObject")?[operands.LastName ?? ""] as PdfStream, resources);
                break;
        }
    }

    private bool ApplyToState(string name, Operands operands, PdfDictionary resources)
    {
        switch (name)
        {
            case "q" when _saved.Count < MaximumSavedStates:
                _saved.Push(_state);
                return true;
            case "Q" when _saved.Count > 0:
                _state = _saved.Pop();
                return true;
        }

        var changed = name switch
        {
            "cm" => _state with { Transformation = operands.Matrix().Then(_state.Transformation) },
            "Tc" => _state with { CharacterSpacing = operands.Number(1) },
            "Tw" => _state with { WordSpacing = operands.Number(1) },
            "Tz" => _state with { HorizontalScale = operands.Number(1) / 100 },
            "TL" => _state with { Leading = operands.Number(1) },
            "Ts" => _state with { Rise = operands.Number(1) },
            "TD" => _state with { Leading = -operands.Number(1) },
            "Tf" => _state with { Font = Font(resources.Dictionary("Font"), operands.NameBeforeLast), Size = operands.Number(1) },
            "gs" => FromExtendedState(resources.Dictionary("ExtGState")?.Dictionary(operands.LastName ?? "")),
            _ => _state,
        };
        var isState = name is "cm" or "Tc" or "Tw" or "Tz" or "TL" or "Ts" or "Tf" or "gs";
        _state = changed;
        return isState;
    }

    private bool ApplyToPosition(string name, Operands operands)
    {
        switch (name)
        {
            case "BT":
                _placer.Begin();
                return true;
            case "Td" or "TD":
                _placer.NextLine(operands.Number(2), operands.Number(1));
                return true;
            case "Tm":
                _placer.SetMatrix(operands.Matrix());
                return true;
            case "T*":
                _placer.NextLine(0, -_state.Leading);
                return true;
            default:
                return false;
        }
    }

    private PdfFont? Font(PdfDictionary? dictionaries, string? name) =>
        name is not null && dictionaries?.Dictionary(name) is { } dictionary ? fonts.Get(dictionary) : null;

    private TextState FromExtendedState(PdfDictionary? extended) => extended?.Array("Font") is { } font && font[0] is PdfDictionary dictionary
        ? _state with { Font = fonts.Get(dictionary), Size = font.Number(1) }
        : _state;

    private void RunForm(PdfStream? form, PdfDictionary resources)
    {
        if (form?.Dictionary.Name("Subtype") != "Form" || _openForms.Count >= MaximumFormDepth || !_openForms.Add(form))
        {
            return;
        }

        objects.Budget.SpendForm();
        var (outer, saved) = (_state, _saved.Count);
        var matrix = form.Dictionary.Array("Matrix") is { } array ? Operands.Matrix(array) : TransformationMatrix.Identity;
        Run(objects.Decode(form), form.Dictionary.Dictionary("Resources") ?? resources, matrix);
        while (_saved.Count > saved)
        {
            _saved.Pop();
        }

        _state = outer;
        _openForms.Remove(form);
    }
}
