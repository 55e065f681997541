using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Payments.AspNetCore.Tests.Hosting;
using Payments.Specifications;
using Xunit;

namespace Payments.AspNetCore.Tests.Dialects;

/// <summary>One shape for all dialects: who knows one finds everything in the others, and a further one touches nothing else.</summary>
public sealed class DialectCastTests
{
    // What every dialect has at its root; a dialect may add to it, and everything about a resource is in the resource's folder.
    private static readonly string[] Root = ["Calls", "Errors", "Names", "Pages", "Responses"];

    private static readonly string[] Roles = ["Endpoints", "Requests", "Responses"];

    private static string Sources => Path.Combine(Repository.Root, "src", "Payments.AspNetCore");

    public static TheoryData<CheckoutDialect> All => new(Enum.GetValues<CheckoutDialect>());

    [Theory]
    [MemberData(nameof(All))]
    public void A_dialect_is_a_folder_with_the_same_cast_as_every_other(CheckoutDialect dialect)
    {
        var folder = Path.Combine(Sources, "Dialects", $"{dialect}");
        var root = Directory.EnumerateFiles(folder, "*.cs").Select(file => Path.GetFileNameWithoutExtension(file)).ToList();

        Assert.Contains($"{dialect}Dialect", root);
        Assert.All(Root, role => Assert.Contains(role, root));
        Assert.All(root.Where(file => file.Split('.')[0] != $"{dialect}Dialect"), file => Assert.DoesNotContain($"{dialect}", file));

        var resources = Directory.EnumerateDirectories(folder).ToList();
        Assert.NotEmpty(resources);
        Assert.All(
            resources,
            resource =>
                Assert.Contains(
                    Directory.EnumerateFiles(resource, "*.cs").Select(file => Path.GetFileNameWithoutExtension(file)),
                    file => Roles.Any(role => file.EndsWith(role, StringComparison.Ordinal)) || file == "WebhookFormat"
                )
        );
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_dialect_only_composes_and_has_one_line_for_each_class_of_endpoints(CheckoutDialect dialect)
    {
        var folder = Path.Combine(Sources, "Dialects", $"{dialect}");
        var code = CodeLines(Path.Combine(folder, $"{dialect}Dialect.cs")).ToList();
        var endpoints = Directory
            .EnumerateFiles(folder, "*Endpoints.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetFileNameWithoutExtension(file))
            .ToList();

        Assert.NotEmpty(endpoints);
        Assert.All(endpoints, name => Assert.Single(code, line => Regex.IsMatch(line, $@"\b{name}\b.*\.Map\(")));
        Assert.DoesNotContain(code, line => line.Contains("HttpContext", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_dialect_is_there_once_the_endpoints_are_added_with_a_webhook_format_of_its_name(CheckoutDialect dialect)
    {
        await using var host = await CheckoutHost.StartAsync();

        Assert.Equal($"{dialect}Dialect", host.Services.GetRequiredKeyedService<ICheckoutDialect>(dialect).GetType().Name);
        Assert.Single(
            host.Services.GetServices<IWebhookFormat>(),
            format =>
                format.GetType().FullName == $"Payments.AspNetCore.{dialect}.WebhookFormat"
                && string.Equals(format.Name, dialect.ToString(), StringComparison.OrdinalIgnoreCase)
        );
    }

    [Fact]
    public void No_other_folder_knows_the_name_of_a_dialect()
    {
        var elsewhere = Directory
            .EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.*", SearchOption.AllDirectories)
            .Where(file =>
                file.EndsWith(".cs", StringComparison.Ordinal)
                || file.EndsWith(".razor", StringComparison.Ordinal)
                || file.EndsWith(".js", StringComparison.Ordinal)
            )
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Where(file => !file.StartsWith(Path.Combine(Sources, "Dialects"), StringComparison.Ordinal))
            .ToList();

        Assert.NotEmpty(elsewhere);
        Assert.All(
            elsewhere,
            file =>
                Assert.All(
                    Enum.GetNames<CheckoutDialect>(),
                    name => Assert.DoesNotContain(CodeLines(file), line => line.Contains(name, StringComparison.OrdinalIgnoreCase))
                )
        );
    }

    private static IEnumerable<string> CodeLines(string file) =>
        File.ReadLines(file).Select(line => line.Trim()).Where(line => !line.StartsWith("//", StringComparison.Ordinal));
}
