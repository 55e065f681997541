using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;

namespace Payments.Specifications;

/// <summary>What every library of the house keeps to. Each answers those that do not.</summary>
public static partial class Conventions
{
    /// <summary>References that are neither the framework's nor among those allowed. A trailing '*' allows all that begin so.</summary>
    public static IReadOnlyList<string> StrayReferences(Assembly assembly, params string[] allowed)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        return
        [
            .. assembly
                .GetReferencedAssemblies()
                .Select(reference => reference.Name!)
                .Where(name =>
                    !allowed.Any(rule => rule.EndsWith('*') ? name.StartsWith(rule[..^1], StringComparison.Ordinal) : name == rule)
                )
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>The names of the types that an assembly uses of another one.</summary>
    public static IReadOnlyList<string> TypesTakenFrom(Assembly assembly, string other)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        using var file = new PEReader(ImmutableArray.Create(File.ReadAllBytes(assembly.Location)));
        var metadata = file.GetMetadataReader();
        return
        [
            .. metadata
                .TypeReferences.Select(metadata.GetTypeReference)
                .Where(type =>
                    type.ResolutionScope.Kind == HandleKind.AssemblyReference
                    && metadata.GetString(metadata.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name) == other
                )
                .Select(type => metadata.GetString(type.Name))
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>Public types in a namespace that no audience has.</summary>
    public static IReadOnlyList<string> StrayNamespaces(Assembly assembly, params string[] allowed)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        return [.. assembly.GetExportedTypes().Where(type => !allowed.Contains(type.Namespace)).Select(type => type.FullName!)];
    }

    /// <summary>Public classes that anybody could derive from though nobody should.</summary>
    public static IReadOnlyList<string> OpenClasses(Assembly assembly, params Type[] except)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        return
        [
            .. assembly
                .GetExportedTypes()
                .Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false } && !except.Contains(type))
                .Select(type => type.FullName!),
        ];
    }

    /// <summary>
    /// Public abstract records that another assembly could add a case to. A private protected constructor does not close
    /// one, for the copy constructor is protected: an abstract member that only this assembly can override does.
    /// </summary>
    public static IReadOnlyList<string> OpenHierarchies(Assembly assembly, params Type[] except)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        const BindingFlags Hidden = BindingFlags.Instance | BindingFlags.NonPublic;
        return
        [
            .. assembly
                .GetTypes()
                .Where(type => type is { IsClass: true, IsAbstract: true, IsSealed: false } && !except.Contains(type))
                .Where(type =>
                    !type.GetMethods(Hidden)
                        .Any(method => method is { IsAbstract: true } && (method.IsFamilyAndAssembly || method.IsAssembly))
                    && type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
                        .Any(constructor => constructor.IsPublic || constructor.IsFamily || constructor.IsFamilyOrAssembly)
                )
                .Select(type => type.FullName!),
        ];
    }

    /// <summary>Types, members and text in the assembly's code that contain one of the words, whatever the case.</summary>
    public static IReadOnlyList<string> Mentions(Assembly assembly, params string[] words)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        var bytes = File.ReadAllBytes(assembly.Location);

        // Names stand in the file as UTF-8, string literals as UTF-16 at an even or odd offset.
        var texts = new[]
        {
            System.Text.Encoding.Latin1.GetString(bytes),
            System.Text.Encoding.Unicode.GetString(bytes),
            System.Text.Encoding.Unicode.GetString(bytes, 1, bytes.Length - 1),
        };
        return [.. words.Where(word => texts.Any(text => text.Contains(word, StringComparison.OrdinalIgnoreCase)))];
    }

    /// <summary>What a library of src does against the order of its rooms.</summary>
    public static IReadOnlyList<string> RoomBreaches(Assembly assembly, RoomOrder order)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        ArgumentNullException.ThrowIfNull(order);
        return order.Breaches(RoomsOf(assembly));
    }

    /// <summary>The rooms of a library of src and their arrows.</summary>
    public static RoomMap RoomsOf(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        var sources = SourceTree.Read(Repository.PathOf($"src/{assembly.GetName().Name}"));
        return RoomMap.Of(sources, TypeReferences.Read(assembly.Location).With(ConstantUses.Read(assembly, sources)));
    }

    /// <summary>Test names that are not sentences.</summary>
    public static IReadOnlyList<string> NamesThatAreNoSentences(Assembly tests)
    {
        ArgumentNullException.ThrowIfNull(tests);
        return
        [
            .. tests
                .GetTypes()
                .SelectMany(type => type.GetMethods())
                .Where(method =>
                    method.GetCustomAttributes().Any(attribute => attribute.GetType().Name is "FactAttribute" or "TheoryAttribute")
                )
                .Where(method => !Sentence().IsMatch(method.Name))
                .Select(method => $"{method.DeclaringType!.Name}.{method.Name}"),
        ];
    }

    [GeneratedRegex(@"\A[A-Z][A-Za-z0-9]*(_[A-Za-z0-9]+){2,}\z")]
    private static partial Regex Sentence();
}
