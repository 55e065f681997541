namespace Payments.Traces.Tests;

/// <summary>Runs after all other tests, over every database, write-ahead log, ledger and log file that they left.</summary>
public sealed class KeptFilesTests
{
    [Fact]
    public void No_file_that_a_test_left_holds_a_card_number_or_a_security_code()
    {
        var folder = Environment.GetEnvironmentVariable("PAYMENTS_KEPT_FILES");
        Assert.True(
            folder is not null && Directory.Exists(folder),
            "There is nothing to look through: run ./test.sh, which keeps what the tests write and runs this test last."
        );

        var files = Directory.GetFiles(folder);
        Assert.Contains(files, file => file.EndsWith(".db", StringComparison.Ordinal));
        Assert.Contains(files, file => file.EndsWith("-wal", StringComparison.Ordinal));
        Assert.Contains(files, file => file.EndsWith(".jsonl", StringComparison.Ordinal));
        Assert.Contains(files, file => file.EndsWith(".log", StringComparison.Ordinal));
        var traces = files
            .SelectMany(file => CardTraces.In(File.ReadAllBytes(file)).Select(trace => $"{Path.GetFileName(file)} holds {trace}"))
            .Take(20)
            .ToList();
        Assert.True(traces.Count == 0, string.Join('\n', traces));
    }
}
