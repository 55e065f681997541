using System.Text.Json;
using Payments.AspNetCore.Synapto;
using Xunit;

namespace Payments.AspNetCore.Tests.Rates;

public sealed class RateRefusalTests
{
    [Fact]
    public void A_rate_that_is_not_there_is_a_503_to_try_again()
    {
        var refusal = ExchangeRateRefusals.Missing(Currency.Usd, Currency.Ngn);

        var answer = Errors.Of(refusal);

        Assert.Equal(503, answer.Status);
        Assert.Equal([new("Retry-After", "1")], answer.Headers);
        var body = JsonDocument.Parse(answer.Body).RootElement;
        Assert.Equal((14, refusal.Message), (body.GetProperty("code").GetInt32(), body.GetProperty("message").GetString()));
    }
}
