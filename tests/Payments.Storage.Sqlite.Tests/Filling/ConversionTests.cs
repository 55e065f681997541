using Xunit;

namespace Payments.Storage.Sqlite.Tests;

/// <summary>
/// A file of the fourth release with many payments serves while it is converted and filled, and a process that is killed anywhere in that
/// loses nothing. PAYMENTS_LONG=1 makes it 100,000 payments and 50 kills.
/// </summary>
public sealed class ConversionTests(ITestOutputHelper output) : IDisposable
{
    private const int Seed = 20261201;

    private static readonly bool _isLong = Environment.GetEnvironmentVariable("PAYMENTS_LONG") == "1";

    private readonly TemporaryFile _file = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task A_file_of_before_takes_payments_while_it_is_converted_and_no_kill_loses_or_repeats_anything()
    {
        var (payments, kills) = _isLong ? (100_000, 50) : (3_000, 4);

        // The long one fills as fast as any host does; the short one slower, for there is little to fill.
        var pause = TimeSpan.FromMilliseconds(_isLong ? 1 : 20);
        var earlier = await MultipliedFile.MakeAsync(_file, payments);
        Assert.Equal(4, FillState.Read(_file.Path).Version);

        var campaign = new ConversionCampaign(_file.Path, earlier.RowsToFill, kills, pause, Seed);
        await campaign.RunAsync(Token);
        Report(payments, kills, earlier, campaign);
        Assert.True(campaign.AmidFill > 0, "No kill left a fill under way: the campaign proves nothing.");
        Assert.True(campaign.PaidAmidFill > 0, "Nothing was paid while rows lacked their columns.");

        var books = new ConvertedBooks(_file);
        await books.SettleAsync(Token);
        using var connection = books.Open();
        Assert.False(FillState.Read(_file.Path).IsUnderWay);
        Assert.Empty(earlier.Changed(connection));
        campaign.Told.AllAreThere(connection);
        books.NobodyIsChargedTwice(connection, campaign.Told);
        ConvertedBooks.ListsSayWhatDocumentsSay(connection);
        Assert.Equal("ok", connection.Value("PRAGMA integrity_check"));
    }

    private void Report(int payments, int kills, MultipliedFile earlier, ConversionCampaign campaign)
    {
        var ready = campaign.Ready.Select(time => (long)time.TotalMilliseconds).Order().ToList();
        output.WriteLine(
            $"{payments} payments with {earlier.RowsToFill} rows to fill, {kills} × kill -9: {campaign.Unconverted} before the last step "
                + $"of the schema, {campaign.AmidFill} amid the fill"
        );
        output.WriteLine(
            $"ready after {ready[0]} to {ready[^1]} ms, mostly {ready[ready.Count / 2]}; "
                + $"{campaign.Converted?.TotalMilliseconds:F0} with the last step"
        );
        output.WriteLine(
            $"{campaign.Told.Created.Count} payments created and {campaign.Told.Paid.Count} paid, {campaign.PaidAmidFill} of them amid the "
                + "fill"
        );
    }
}
