namespace DigitalTwin.Domain.Personas;

/// <summary>What a persona is, and so which rules its prompt has.</summary>
public enum PersonaKind
{
    /// <summary>Speaks for a person, in the first person, and from the files alone.</summary>
    Twin,

    /// <summary>Teaches the subject of its files: in steps, with questions that check what was understood, at the learner's level.</summary>
    Tutor,

    /// <summary>Helps with what its files are about.</summary>
    Assistant,
}
