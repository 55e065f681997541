using System.Text;
using Microsoft.Data.Sqlite;

namespace Payments.Traces.Tests;

/// <summary>The search itself: it finds what is there.</summary>
public sealed class CardTracesTests
{
    [Theory]
    [InlineData("4242424242424242")]
    [InlineData("a4000000000000002z")]
    [InlineData("\"number\":\"378282246310005\"")]
    [InlineData("6011111111111117 at the start")]
    [InlineData("cvc=123")]
    [InlineData("\"Cvc\": \"1234\"")]
    [InlineData("security_code: 737")]
    public void A_trace_in_a_text_is_found(string text) => Assert.Single(CardTraces.In(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("4242424242424241")]
    [InlineData("424242424242")]
    [InlineData("42424242424242424242")]
    [InlineData("0000000000000000")]
    [InlineData("4242 of visa, 12/2030")]
    [InlineData("incorrect_cvc")]
    [InlineData("cvc required, 3 digits")]
    [InlineData("2026-11-21T08:00:00.0000000+00:00")]
    public void What_is_no_trace_is_let_pass(string text) => Assert.Empty(CardTraces.In(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void A_trace_in_a_database_and_in_its_log_is_found()
    {
        var folder = Directory.CreateTempSubdirectory("payments-traces-");
        try
        {
            var path = Path.Combine(folder.FullName, "planted.db");
            using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText =
                "PRAGMA journal_mode=WAL; CREATE TABLE notes (text TEXT); INSERT INTO notes VALUES ('card 4242424242424242 of Jane');";
            command.ExecuteNonQuery();
            Assert.NotEmpty(CardTraces.In(ReadShared(path + "-wal")));

            command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE);";
            command.ExecuteNonQuery();
            Assert.NotEmpty(CardTraces.In(ReadShared(path)));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static byte[] ReadShared(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
