using Payments.AspNetCore.Tests.Hosting;

namespace Payments.AspNetCore.Tests.Synapto.Api;

internal static class Answers
{
    /// <summary>The ids of a list's resources, in order.</summary>
    public static IEnumerable<string> Ids(this Answer answer, string field) =>
        [.. answer.Json.GetProperty(field).EnumerateArray().Select(item => item.GetProperty("name").GetString()!.Split('/')[^1])];

    public static string? Text(this Answer answer, string field) =>
        answer.Json.TryGetProperty(field, out var value) ? value.ToString() : null;
}
