using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Payments.Specifications;

/// <summary>
/// Which top-level types of a compiled assembly use which others of it: by base types, interfaces, fields, signatures, generic
/// arguments and constraints, attributes, local variables, and the operands of instructions. What is nested counts for the
/// type around it. A constant's use is not seen, for the compiler copies its value: <see cref="ConstantUses"/> reads those.
/// </summary>
public sealed class TypeReferences
{
    /// <summary>Full names of the types that a person wrote.</summary>
    public required IReadOnlySet<string> Types { get; init; }

    /// <summary>Those that other assemblies see.</summary>
    public required IReadOnlySet<string> PublicTypes { get; init; }

    /// <summary>Full names of types that the compiler or a generator wrote as a whole or in part.</summary>
    public required IReadOnlySet<string> GeneratedTypes { get; init; }

    /// <summary>Each pair once, and no type with itself.</summary>
    public required IReadOnlySet<(string From, string To)> Pairs { get; init; }

    /// <summary>The same, and these pairs too.</summary>
    public TypeReferences With(IEnumerable<(string From, string To)> pairs) =>
        new()
        {
            Types = Types,
            PublicTypes = PublicTypes,
            GeneratedTypes = GeneratedTypes,
            Pairs = Pairs.Concat(pairs).ToHashSet(),
        };

    /// <summary>Reads an assembly's file; nothing of it is loaded or run.</summary>
    public static TypeReferences Read(string assemblyPath)
    {
        using var file = new PEReader(ImmutableArray.Create(File.ReadAllBytes(assemblyPath)));
        return new Reader(file).Read();
    }

    private sealed class Reader(PEReader file)
    {
        private readonly MetadataReader _metadata = file.GetMetadataReader();
        private readonly HashSet<(string, string)> _pairs = [];

        public TypeReferences Read()
        {
            foreach (var handle in _metadata.TypeDefinitions)
                ReadType(handle);

            var attributes = new AttributeReferences(_metadata);
            foreach (var (owner, used) in attributes.Read())
                Add(owner, used);

            var topLevel = _metadata
                .TypeDefinitions.Select(_metadata.GetTypeDefinition)
                .Where(type => type.GetDeclaringType().IsNil)
                .ToList();
            var generated = topLevel.Where(attributes.IsGenerated).Select(_metadata.FullNameOf).ToHashSet();
            return new TypeReferences
            {
                Types = topLevel.Select(_metadata.FullNameOf).Where(name => name != "<Module>").ToHashSet(),
                PublicTypes = topLevel
                    .Where(type => (type.Attributes & TypeAttributes.VisibilityMask) == TypeAttributes.Public)
                    .Select(_metadata.FullNameOf)
                    .ToHashSet(),
                GeneratedTypes = generated,
                Pairs = _pairs,
            };
        }

        private void ReadType(TypeDefinitionHandle handle)
        {
            var type = _metadata.GetTypeDefinition(handle);
            var used = new SignatureReferences(_metadata);
            used.Add(type.BaseType);
            foreach (var implemented in type.GetInterfaceImplementations())
                used.Add(_metadata.GetInterfaceImplementation(implemented).Interface);
            foreach (var field in type.GetFields())
                used.Add(field);
            AddConstraints(used, type.GetGenericParameters());
            foreach (var method in type.GetMethods().Select(_metadata.GetMethodDefinition))
            {
                method.DecodeSignature(used, null);
                AddConstraints(used, method.GetGenericParameters());
                if (method.RelativeVirtualAddress != 0)
                    AddBody(used, file.GetMethodBody(method.RelativeVirtualAddress));
            }

            foreach (var found in used.Found)
                Add(handle, found);
        }

        private void AddConstraints(SignatureReferences used, GenericParameterHandleCollection parameters)
        {
            foreach (var constraint in parameters.SelectMany(parameter => _metadata.GetGenericParameter(parameter).GetConstraints()))
                used.Add(_metadata.GetGenericParameterConstraint(constraint).Type);
        }

        private static void AddBody(SignatureReferences used, MethodBodyBlock body)
        {
            used.Add(body.LocalSignature);
            foreach (var region in body.ExceptionRegions)
                used.Add(region.CatchType);
            foreach (var operand in Instructions.Operands(body.GetILReader()))
                used.Add(operand);
        }

        private void Add(TypeDefinitionHandle from, TypeDefinitionHandle to)
        {
            var pair = (_metadata.TopLevelNameOf(from), _metadata.TopLevelNameOf(to));
            if (pair.Item1 != pair.Item2)
                _pairs.Add(pair);
        }
    }
}
