using System.Text.RegularExpressions;

namespace Payments.AspNetCore.Tests.Hosting;

/// <summary>JSON that is written over several lines in a test and held against bytes.</summary>
internal static partial class Json
{
    /// <summary>The same text without the white space between its tokens; every token keeps its spelling.</summary>
    public static string Compact(string json) => Tokens().Replace(json, "${text}");

    [GeneratedRegex("""(?<text>"(?:[^"\\]|\\.)*")|\s+""", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Tokens();
}
