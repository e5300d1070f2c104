using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using Microsoft.Azure.Functions.Worker;

namespace DigitalTwin.Functions.Http;

/// <summary>
/// The methods of an assembly that are functions. They are looked up in its file: asking the types for their methods would load
/// each of them, and with them the clients of every storage and model, of which a start may need none.
/// </summary>
internal static class FunctionMethods
{
    public static IEnumerable<MethodInfo> In(Assembly assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly.Location));
        var metadata = file.GetMetadataReader();
        return [.. metadata.CustomAttributes
            .Select(metadata.GetCustomAttribute)
            .Where(attribute => attribute.Parent.Kind == HandleKind.MethodDefinition && IsFunction(attribute, metadata))
            .Select(attribute => (MethodInfo)assembly.ManifestModule.ResolveMethod(MetadataTokens.GetToken(attribute.Parent))!)];
    }

    private static bool IsFunction(CustomAttribute attribute, MetadataReader metadata) =>
        attribute.Constructor.Kind == HandleKind.MemberReference
        && metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent is { Kind: HandleKind.TypeReference } parent
        && metadata.GetTypeReference((TypeReferenceHandle)parent) is var type
        && metadata.StringComparer.Equals(type.Name, nameof(FunctionAttribute))
        && metadata.StringComparer.Equals(type.Namespace, typeof(FunctionAttribute).Namespace!);
}
