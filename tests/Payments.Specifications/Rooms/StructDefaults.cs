using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Payments.Specifications;

/// <summary>
/// Calls of a compiled assembly that answer "there is none" by the default of a struct, which looks like a value: FirstOrDefault and
/// its like over a struct. Over a class or a <see cref="Nullable{T}"/> the answer is null, and the compiler asks what becomes of it.
/// A lookup in a dictionary of numbers counts from zero, and is free; so is a default that the caller names.
/// </summary>
public static class StructDefaults
{
    private const string Lookup = "GetValueOrDefault";

    /// <summary>Each such call once, as "Type.Method: called".</summary>
    public static IReadOnlyList<string> In(string assemblyPath)
    {
        using var file = new PEReader(ImmutableArray.Create(File.ReadAllBytes(assemblyPath)));
        var metadata = file.GetMetadataReader();
        return
        [
            .. metadata
                .MethodDefinitions.Select(metadata.GetMethodDefinition)
                .Where(method => method.RelativeVirtualAddress != 0)
                .SelectMany(method =>
                    Instructions
                        .Operands(file.GetMethodBody(method.RelativeVirtualAddress).GetILReader())
                        .Where(operand => operand.Kind == HandleKind.MethodSpecification)
                        .Select(operand => Found(metadata, metadata.GetMethodSpecification((MethodSpecificationHandle)operand)))
                        .OfType<string>()
                        .Select(called =>
                            $"{metadata.TopLevelNameOf(method.GetDeclaringType())}.{metadata.GetString(method.Name)}: {called}"
                        )
                )
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];
    }

    private static string? Found(MetadataReader metadata, MethodSpecification called)
    {
        if (called.Method.Kind != HandleKind.MemberReference)
            return null;

        var method = metadata.GetMemberReference((MemberReferenceHandle)called.Method);
        var name = metadata.GetString(method.Name);
        if (!name.EndsWith("OrDefault", StringComparison.Ordinal) && !name.EndsWith("OrDefaultAsync", StringComparison.Ordinal))
            return null;

        var kinds = new Kinds();
        var last = method.DecodeMethodSignature(kinds, null).ParameterTypes[^1];
        var arguments = called.DecodeSignature(kinds, null);
        var asked = arguments[^1];
        var isFree =
            last == (arguments.Length == 1 ? Kind.FirstTypeArgument : Kind.LaterTypeArgument) || (name == Lookup && asked == Kind.Number);
        return asked is Kind.Struct or Kind.Number && !isFree ? name : null;
    }

    private enum Kind
    {
        Reference,
        Struct,
        Number,
        Nullable,
        NullableDefinition,
        FirstTypeArgument,
        LaterTypeArgument,
    }

    // The type that is asked for, as the last parameter, is what the caller gives as a default: FirstOrDefault(source, none).
    private sealed class Kinds : ISignatureTypeProvider<Kind, object?>
    {
        private const byte ValueType = 0x11;

        public Kind GetPrimitiveType(PrimitiveTypeCode typeCode) =>
            typeCode is PrimitiveTypeCode.String or PrimitiveTypeCode.Object ? Kind.Reference : Kind.Number;

        public Kind GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => Of(rawTypeKind);

        public Kind GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) =>
            reader.GetString(reader.GetTypeReference(handle).Name) == "Nullable`1" ? Kind.NullableDefinition : Of(rawTypeKind);

        public Kind GetTypeFromSpecification(
            MetadataReader reader,
            object? genericContext,
            TypeSpecificationHandle handle,
            byte rawTypeKind
        ) => Of(rawTypeKind);

        public Kind GetGenericInstantiation(Kind genericType, ImmutableArray<Kind> typeArguments) =>
            genericType == Kind.NullableDefinition ? Kind.Nullable : genericType;

        public Kind GetGenericMethodParameter(object? genericContext, int index) =>
            index == 0 ? Kind.FirstTypeArgument : Kind.LaterTypeArgument;

        public Kind GetGenericTypeParameter(object? genericContext, int index) => Kind.Reference;

        public Kind GetModifiedType(Kind modifier, Kind unmodifiedType, bool isRequired) => unmodifiedType;

        public Kind GetArrayType(Kind elementType, ArrayShape shape) => Kind.Reference;

        public Kind GetSZArrayType(Kind elementType) => Kind.Reference;

        public Kind GetByReferenceType(Kind elementType) => Kind.Reference;

        public Kind GetPointerType(Kind elementType) => Kind.Reference;

        public Kind GetPinnedType(Kind elementType) => elementType;

        public Kind GetFunctionPointerType(MethodSignature<Kind> signature) => Kind.Reference;

        private static Kind Of(byte rawTypeKind) => rawTypeKind == ValueType ? Kind.Struct : Kind.Reference;
    }
}
