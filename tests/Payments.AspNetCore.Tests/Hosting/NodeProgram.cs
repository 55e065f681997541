using System.Diagnostics;
using Xunit;

namespace Payments.AspNetCore.Tests.Hosting;

/// <summary>A program for node, given by a pipe: no file that a test leaves holds a card number.</summary>
internal static class NodeProgram
{
    /// <summary>What the program writes. Without node on the machine the test is skipped; the browser tests load the scripts too.</summary>
    public static async Task<string> RunAsync(string program)
    {
        Process? node = null;
        try
        {
            node = Process.Start(new ProcessStartInfo("node", ["-"]) { RedirectStandardInput = true, RedirectStandardOutput = true });
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("There is no node on this machine; the browser tests load the scripts too.");
        }

        using (node)
        {
            await node!.StandardInput.WriteAsync(program);
            node.StandardInput.Close();
            var output = await node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await node.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.Equal(0, node.ExitCode);
            return output;
        }
    }
}
