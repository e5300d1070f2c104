using Azure.Data.Tables;
using DigitalTwin.Domain.Personas;

namespace DigitalTwin.Functions.Azure;

/// <summary>Whom a conversation is held with, on its row, on those of its messages and on its entry of the owner's list. Rows of the default one, as all older ones, have no such property.</summary>
internal static class PersonaProperty
{
    public const string Name = "Persona";

    public static PersonaId Of(TableEntity entity) => PersonaId.TryParse(entity.GetString(Name), out var persona) ? persona : PersonaId.Default;

    public static void Write(TableEntity entity, PersonaId persona)
    {
        if (!persona.IsDefault)
        {
            entity[Name] = persona.Value;
        }
    }
}
