namespace DigitalTwin.Domain.Personas;

/// <summary>What a persona file tells, and so where it stands in the prompt.</summary>
public enum PersonaDocumentKind
{
    /// <summary>summary.txt: who the owner is, in prose.</summary>
    Summary,

    /// <summary>linkedin.pdf or any single PDF: the career, as exported.</summary>
    Profile,

    /// <summary>me.txt: all of it in one file, as older set-ups had it.</summary>
    Notes,

    /// <summary>style.txt: how the owner speaks. Says nothing about the owner's life.</summary>
    Style,
}
