namespace Azure.Data.Tables.Wire;

/// <summary>The package maps entities to any class by reflection; this stand-in knows <see cref="TableEntity"/> alone.</summary>
internal static class EntityTypes
{
    /// <summary>Called before a request is sent, so that a type that isn't supported costs none.</summary>
    public static void Check<T>()
    {
        if (typeof(T) != typeof(TableEntity))
        {
            throw NotSupported(typeof(T));
        }
    }

    public static T As<T>(TableEntity entity)
        where T : class => (T)(object)entity;

    public static NotSupportedException NotSupported(Type type) =>
        new($"This build has a stand-in for Azure.Data.Tables, which reads and writes TableEntity, not {type}.");
}
