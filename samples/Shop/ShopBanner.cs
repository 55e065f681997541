using Payments;

namespace Shop;

/// <summary>What the shop prints when it is ready.</summary>
internal static class ShopBanner
{
    private const string LocalPrices =
        """'{"pricing": {"base_currency": "USD", "amount": "50.00", "local_pricing": {"NGN": "75000.00", "GHS": "620.00"}}, """
        + "\"customer_email\": \"customer@example.com\"}'";

    private const string FirstSession =
        """'{"amount": "10000", "currency": "GBP", "client_reference_id": "order_12345", """
        + "\"success_url\": \"https://example.com/success\", \"cancel_url\": \"https://example.com/cancel\"}'";

    private static IReadOnlyList<(string Number, string Description)> Payers { get; } =
    [
        .. TestPhones
            .All.Where(phone =>
                phone is { DialingCode: "+233", Effect: TestPayerEffect.Pays or TestPayerEffect.Refuses or TestPayerEffect.TopsUp }
            )
            .Select(phone => (phone.Number, phone.Description)),
        .. TestBankAccounts
            .All.Where(account => account.Effect is TestPayerEffect.Pays or TestPayerEffect.Underpays or TestPayerEffect.PaysSlowly)
            .Select(account => (account.Number, account.Description)),
    ];

    public static string Write(string origin, string key, string publishableKey, string organizationKey, string closedKey) =>
        $$"""

            Harbour Coffee is open at {{origin}}
              Synapto API   {{origin}}/synapto/v1
              Test API key  {{key}}
              Publishable   {{publishableKey}}

              Two ways to buy: "Buy" leads to the hosted checkout; "Pay here" takes the card in the shop's own page,
              by {{origin}}/synapto/js/synapto.js, keeps it if you like, and then sells with one click. Your cards are at {{origin}}/cards

              Yorlet API    {{origin}}/yorlet/v1, with the same test key; the balance is at {{origin}}/balance

              SyncPay API   {{origin}}/syncpay/api/v1
              Syncgram API  {{origin}}/syncgram/api/v1
              Test API key of {{ShopSettings.Organization.Account}}  {{organizationKey}}

            Create a checkout session:
              {{Post(
                  $"{origin}/synapto/v1/accounts/{ShopSettings.Owner.Account}/checkout-sessions",
                  FirstSession,
                  $"Authorization: Api-Key {key}",
                  "Idempotency-Key: my-first-session"
              )}}

            Create a checkout that is paid in the customer's own currency:
              {{Post($"{origin}/syncpay/api/v1/payments/checkouts", LocalPrices, $"Authorization: Bearer {organizationKey}")}}

            Two that are refused: an organisation without payment methods, and a live key, because nothing here takes real money:
              {{Post($"{origin}/syncpay/api/v1/payments/checkouts", LocalPrices, $"Authorization: Bearer {closedKey}")}}
              {{Post(
                  $"{origin}/synapto/v1/accounts/{ShopSettings.Owner.Account}/checkout-sessions",
                  FirstSession,
                  "Authorization: Api-Key sk_live_real_money_is_not_taken_here"
              )}}

            Test cards (any future date, any security code):
            {{string.Join(Environment.NewLine, TestCards.All.Select(card => $"  {card.GroupedNumber, -24} {card.Description}"))}}

            Phones to pay by mobile money with, and accounts to transfer from ({{Payers.Count}} of {{TestPhones.All.Count
                + TestBankAccounts.All.Count}}; the page lists those that fit):
            {{string.Join(Environment.NewLine, Payers.Select(payer => $"  {payer.Number, -24} {payer.Description}"))}}

            Ctrl+C stops the shop.

            """;

    private static string Post(string url, string body, params IEnumerable<string> headers)
    {
        var options = headers.Append("Content-Type: application/json").Select(header => $"-H \"{header}\"");
        return $"curl -X POST {url} {string.Join(' ', options)} -d {body}";
    }
}
