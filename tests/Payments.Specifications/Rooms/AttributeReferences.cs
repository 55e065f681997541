using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace Payments.Specifications;

/// <summary>The assembly's own types that attributes name: by the attribute itself, its generic arguments, and <c>typeof</c>.</summary>
internal sealed class AttributeReferences(MetadataReader metadata) : ICustomAttributeTypeProvider<string>
{
    private static readonly string[] OfGenerators = ["CompilerGeneratedAttribute", "GeneratedCodeAttribute", "EmbeddedAttribute"];

    private readonly Dictionary<string, TypeDefinitionHandle> _types = metadata
        .TypeDefinitions.Where(handle => metadata.GetTypeDefinition(handle).GetDeclaringType().IsNil)
        .ToDictionary(metadata.TopLevelNameOf);

    /// <summary>Each type or member with an attribute, by the type that it belongs to, and a type that the attribute names.</summary>
    public IEnumerable<(TypeDefinitionHandle Owner, TypeDefinitionHandle Used)> Read()
    {
        var owners = Owners();
        foreach (var attribute in metadata.CustomAttributes.Select(metadata.GetCustomAttribute))
        {
            if (!owners.TryGetValue(attribute.Parent, out var owner))
                continue;
            var used = new SignatureReferences(metadata);
            used.Add(attribute.Constructor);
            var value = attribute.DecodeValue(this);
            var named = value
                .FixedArguments.Select(argument => (argument.Type, argument.Value))
                .Concat(value.NamedArguments.Select(argument => (argument.Type, argument.Value)))
                .Where(argument => IsSystemType(argument.Type))
                .Select(argument => TopLevel(argument.Value as string ?? ""))
                .Where(_types.ContainsKey)
                .Select(name => _types[name]);
            foreach (var type in used.Found.Concat(named))
                yield return (owner, type);
        }
    }

    public bool IsGenerated(TypeDefinition type) =>
        metadata.FullNameOf(type).Contains('<', StringComparison.Ordinal)
        || type.GetCustomAttributes().Select(metadata.GetCustomAttribute).Any(attribute => OfGenerators.Contains(NameOf(attribute)));

    private string NameOf(CustomAttribute attribute) =>
        attribute.Constructor.Kind == HandleKind.MemberReference
        && metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent is { Kind: HandleKind.TypeReference } parent
            ? metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)parent).Name)
        : attribute.Constructor.Kind == HandleKind.MethodDefinition
            ? metadata.TopLevelNameOf(metadata.GetMethodDefinition((MethodDefinitionHandle)attribute.Constructor).GetDeclaringType())
                    is var name
                    ? name[(name.LastIndexOf('.') + 1)..]
                : ""
        : "";

    // Whatever an attribute can be put on, with the type that it is part of.
    private Dictionary<EntityHandle, TypeDefinitionHandle> Owners()
    {
        var owners = new Dictionary<EntityHandle, TypeDefinitionHandle>();
        foreach (var handle in metadata.TypeDefinitions)
        {
            var type = metadata.GetTypeDefinition(handle);
            owners[handle] = handle;
            foreach (var field in type.GetFields())
                owners[field] = handle;
            foreach (var property in type.GetProperties())
                owners[property] = handle;
            foreach (var raised in type.GetEvents())
                owners[raised] = handle;
            foreach (var parameter in type.GetGenericParameters())
                owners[parameter] = handle;
            foreach (var method in type.GetMethods())
            {
                owners[method] = handle;
                foreach (var parameter in metadata.GetMethodDefinition(method).GetParameters())
                    owners[parameter] = handle;
                foreach (var parameter in metadata.GetMethodDefinition(method).GetGenericParameters())
                    owners[parameter] = handle;
            }
        }

        return owners;
    }

    // Without the assembly and without what is nested.
    private static string TopLevel(string serialized) => serialized.Split(',', '+', '[')[0];

    public string GetTypeFromSerializedName(string name) => name;

    public string GetSystemType() => "System.Type";

    public bool IsSystemType(string type) => type == "System.Type";

    public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) =>
        reader.TopLevelNameOf(handle);

    public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind)
    {
        var type = reader.GetTypeReference(handle);
        return $"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}";
    }

    public string GetPrimitiveType(PrimitiveTypeCode typeCode) => typeCode.ToString();

    public string GetSZArrayType(string elementType) => elementType + "[]";

    // No enum of an attribute here has another size.
    public PrimitiveTypeCode GetUnderlyingEnumType(string type) => PrimitiveTypeCode.Int32;
}
