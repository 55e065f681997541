using Xunit;

namespace Payments.Core.Tests;

public sealed class ReceiptTests : EmailTestBase
{
    [Theory]
    [InlineData(To, 1)]
    [InlineData(null, 0)]
    public async Task A_payer_whose_address_is_known_gets_one_receipt(string? address, int receipts)
    {
        var session = await OpenAsync(new CustomerDetails { Email = address, Name = "Ada" });
        await Host.PayAsync(session);
        await Host.RunAsync();
        await Host.RunAfterAsync(TimeSpan.FromDays(1));

        Assert.Equal(receipts, Mail.Taken.Count);
        Assert.All(Mail.Taken, message => Assert.Equal((nameof(EmailKind.Receipt), To), (message.Subject, message.To.Address)));
    }

    protected override void Set(EmailOptions options)
    {
        base.Set(options);
        options.SendReceipts = true;
    }
}
