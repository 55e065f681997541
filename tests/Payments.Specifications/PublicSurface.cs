using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace Payments.Specifications;

/// <summary>What an assembly offers to other assemblies, as text that a person can review: one line for each type and member.</summary>
public static class PublicSurface
{
    private static readonly Dictionary<string, string> Keywords = new()
    {
        ["System.Void"] = "void",
        ["System.Boolean"] = "bool",
        ["System.Int32"] = "int",
        ["System.Int64"] = "long",
        ["System.UInt64"] = "ulong",
        ["System.Double"] = "double",
        ["System.Decimal"] = "decimal",
        ["System.String"] = "string",
        ["System.Object"] = "object",
        ["System.Char"] = "char",
        ["System.Byte"] = "byte",
    };

    private static readonly NullabilityInfoContext Nullness = new();

    /// <summary>The surface, without the namespaces that are public by no choice.</summary>
    public static string Of(Assembly assembly, params string[] without)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        var text = new StringBuilder();
        foreach (
            var space in assembly
                .GetExportedTypes()
                .Where(type => !without.Contains(type.Namespace))
                .GroupBy(type => type.Namespace)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
        )
        {
            text.Append(null, $"{(text.Length == 0 ? "" : "\n")}namespace {space.Key}\n");
            foreach (var type in space.OrderBy(NameOf, StringComparer.Ordinal))
                Append(text, type);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, Type type)
    {
        var parents = type.GetInterfaces()
            .Where(face => face.IsVisible && !IsOfRecords(face))
            .Select(NameOf)
            .Order(StringComparer.Ordinal)
            .ToList();
        if (type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) && !type.IsEnum)
            parents.Insert(0, NameOf(parent));
        text.Append(
            null,
            $"\n  {KindOf(type)} {NameOf(type)}{(parents.Count == 0 || type.IsEnum ? "" : " : " + string.Join(", ", parents))}\n"
        );
        const BindingFlags Own =
            BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;
        foreach (
            var line in type.GetMembers(Own)
                .Where(member => IsOffered(member) && !IsWritten(member))
                .Select(member => LineOf(member, type))
                .OfType<string>()
                .Distinct()
                .Order(StringComparer.Ordinal)
        )
            text.Append(null, $"    {line}\n");
    }

    private static string KindOf(Type type) =>
        type.IsEnum ? "enum"
        : type.IsInterface ? "interface"
        : type.IsValueType
            ? IsReadOnly(type) ? "readonly struct"
                : "struct"
        : type is { IsAbstract: true, IsSealed: true } ? "static class"
        : type.IsAbstract ? "abstract class"
        : type.IsSealed ? "sealed class"
        : "class";

    private static bool IsReadOnly(Type type) => type.GetCustomAttribute<IsReadOnlyAttribute>() is not null;

    private static bool IsOffered(MemberInfo member) =>
        member switch
        {
            MethodBase method => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly,
            FieldInfo field => field.IsPublic || field.IsFamily,
            PropertyInfo property => property.GetAccessors(nonPublic: true).Any(IsOffered),
            _ => false,
        };

    // What the compiler writes for every record says nothing.
    private static bool IsWritten(MemberInfo member) =>
        member.GetCustomAttribute<CompilerGeneratedAttribute>() is not null && member is not PropertyInfo
        || member is MethodInfo { IsSpecialName: true } method && !method.Name.StartsWith("op_", StringComparison.Ordinal)
        || member.Name is "EqualityContract" or "PrintMembers" or "<Clone>$" or "GetHashCode" or "ToString" or "value__"
        || member is MethodInfo { Name: "Equals" or "op_Equality" or "op_Inequality" };

    private static bool IsOfRecords(Type face) => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IEquatable<>);

    private static string? LineOf(MemberInfo member, Type type) =>
        member switch
        {
            ConstructorInfo constructor when constructor.GetParameters() is [var only] && only.ParameterType == type => null,
            ConstructorInfo constructor => $"{Access(constructor)}new({ParametersOf(constructor)})",
            MethodInfo method =>
                $"{Access(method)}{(method.IsStatic ? "static " : method.IsAbstract && !type.IsInterface ? "abstract " : "")}"
                    + $"{NameOf(method.ReturnType)}{Mark(method.ReturnType, () => Nullness.Create(method.ReturnParameter))} "
                    + $"{method.Name}{Generic(method)}({ParametersOf(method)})",
            PropertyInfo property => $"{(property.GetAccessors(nonPublic: true)[0].IsStatic ? "static " : "")}{Required(property)}"
                + $"{NameOf(property.PropertyType)}{Mark(property.PropertyType, () => Nullness.Create(property))} "
                + $"{property.Name} {{ {AccessorsOf(property)}}}",
            FieldInfo { IsLiteral: true } constant => type.IsEnum
                ? $"{constant.Name} = {Convert.ToInt64(constant.GetRawConstantValue(), null)}"
                : $"const {NameOf(constant.FieldType)} {constant.Name} = {constant.GetRawConstantValue()}",
            FieldInfo field => $"{(field.IsStatic ? "static " : "")}{NameOf(field.FieldType)} {field.Name}",
            _ => null,
        };

    private static string Access(MethodBase method) => method.IsPublic ? "" : "protected ";

    private static string Required(PropertyInfo property) =>
        property.GetCustomAttribute<RequiredMemberAttribute>() is null ? "" : "required ";

    private static string AccessorsOf(PropertyInfo property)
    {
        var get = property.GetMethod is { } getter && IsOffered(getter) ? "get; " : "";
        var set =
            property.SetMethod is not { } setter || !IsOffered(setter) ? ""
            : setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? "init; "
            : "set; ";
        return get + set;
    }

    private static string Generic(MethodInfo method) =>
        method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(NameOf))}>" : "";

    private static string ParametersOf(MethodBase method) =>
        string.Join(
            ", ",
            method
                .GetParameters()
                .Select(parameter =>
                    $"{(parameter.IsOut ? "out " : "")}{NameOf(parameter.ParameterType)}"
                    + $"{Mark(parameter.ParameterType, () => Nullness.Create(parameter))} "
                    + $"{parameter.Name}{(parameter.HasDefaultValue ? $" = {parameter.RawDefaultValue ?? "default"}" : "")}"
                )
        );

    private static string Mark(Type type, Func<NullabilityInfo> nullness) =>
        !(type.IsByRef ? type.GetElementType()! : type).IsValueType && nullness().ReadState == NullabilityState.Nullable ? "?" : "";

    private static string NameOf(Type type)
    {
        if (type.IsByRef)
            return NameOf(type.GetElementType()!);
        if (type.IsArray)
            return NameOf(type.GetElementType()!) + "[]";
        if (type.IsGenericParameter)
            return type.Name;
        if (Nullable.GetUnderlyingType(type) is { } value)
            return NameOf(value) + "?";
        if (Keywords.GetValueOrDefault(type.FullName ?? "") is { } keyword)
            return keyword;

        var own = type.IsGenericType ? type.GetGenericArguments().Skip(type.DeclaringType?.GetGenericArguments().Length ?? 0).ToList() : [];
        var name = type.Name.Split('`')[0] + (own.Count == 0 ? "" : $"<{string.Join(", ", own.Select(NameOf))}>");
        return type.IsNested ? $"{NameOf(type.DeclaringType!)}.{name}" : name;
    }
}
