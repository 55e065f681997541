using System.Diagnostics;
using System.Text.Json;

namespace Payments.EndToEnd.Tests;

/// <summary>The verifier of the npm package "standardwebhooks": written by others, to the same specification.</summary>
internal static class WebhookPeers
{
    private static string Folder { get; } = Path.Combine(Repository.Root, "tests", "webhook-peers");

    /// <summary>"valid", or "refused: " and why.</summary>
    public static async Task<string> VerifyAsync(string secret, ReceivedPost post, string body, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(Path.Combine(Folder, "node_modules", "standardwebhooks")))
            throw new InvalidOperationException("tests/webhook-peers/node_modules is missing. Run ./test.sh, or npm ci in tests/webhook-peers.");

        var start = new ProcessStartInfo("node", "verify.mjs")
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        using var node = Process.Start(start)!;
        await node.StandardInput.WriteAsync(JsonSerializer.Serialize(new { secret, headers = post.Headers, body }).AsMemory(), cancellationToken);
        node.StandardInput.Close();
        var answer = await node.StandardOutput.ReadToEndAsync(cancellationToken);
        await node.WaitForExitAsync(cancellationToken);
        return answer.Trim();
    }
}
