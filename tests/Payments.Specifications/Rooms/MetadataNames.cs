using System.Reflection.Metadata;

namespace Payments.Specifications;

/// <summary>Types' names as the source tree has them.</summary>
internal static class MetadataNames
{
    public static string FullNameOf(this MetadataReader metadata, TypeDefinition type)
    {
        var space = metadata.GetString(type.Namespace);
        var name = metadata.GetString(type.Name);
        return space.Length == 0 ? name : $"{space}.{name}";
    }

    /// <summary>The name of the type itself, or of the outermost one that it is nested in.</summary>
    public static string TopLevelNameOf(this MetadataReader metadata, TypeDefinitionHandle handle)
    {
        var type = metadata.GetTypeDefinition(handle);
        return type.GetDeclaringType() is { IsNil: false } outer ? metadata.TopLevelNameOf(outer) : metadata.FullNameOf(type);
    }
}
