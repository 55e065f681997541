using System.Diagnostics;
using System.Text.Json;

namespace Payments.EndToEnd.Tests;

/// <summary>
/// Verifiers outside .NET: that of the npm package "standardwebhooks", written by others, and what a receiver of SyncPay writes
/// by hand.
/// </summary>
internal static class WebhookPeers
{
    private static string Folder { get; } = Path.Combine(Repository.Root, "tests", "webhook-peers");

    /// <summary>"valid", or "refused: " and why.</summary>
    public static Task<string> VerifyAsync(string secret, ReceivedPost post, string body, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(Path.Combine(Folder, "node_modules", "standardwebhooks")))
            throw new InvalidOperationException(
                "tests/webhook-peers/node_modules is missing. Run ./test.sh, or npm ci in tests/webhook-peers."
            );

        return RunAsync("verify.mjs", secret, post, body, cancellationToken);
    }

    /// <summary>The same for x-syncpay-signature, over what JSON.parse and JSON.stringify make of the body.</summary>
    public static Task<string> VerifySyncPayAsync(string secret, ReceivedPost post, string body, CancellationToken cancellationToken) =>
        RunAsync("verify-syncpay.mjs", secret, post, body, cancellationToken);

    private static async Task<string> RunAsync(
        string script,
        string secret,
        ReceivedPost post,
        string body,
        CancellationToken cancellationToken
    )
    {
        var start = new ProcessStartInfo("node", script)
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        using var node = Process.Start(start)!;
        await node.StandardInput.WriteAsync(
            JsonSerializer
                .Serialize(
                    new
                    {
                        secret,
                        headers = post.Headers,
                        body,
                    }
                )
                .AsMemory(),
            cancellationToken
        );
        node.StandardInput.Close();
        var answer = await node.StandardOutput.ReadToEndAsync(cancellationToken);
        await node.WaitForExitAsync(cancellationToken);
        return answer.Trim();
    }
}
