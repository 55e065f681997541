using Payments;

namespace Shop;

/// <summary>What the shop prints when it is ready.</summary>
internal static class ShopBanner
{
    public static string Write(string origin, string key) =>
        $$"""

        Harbour Coffee is open at {{origin}}
          Synapto API   {{origin}}/synapto/v1
          Test API key  {{key}}

        Create a checkout session:
          curl -X POST {{origin}}/synapto/v1/accounts/{{ShopSettings.Owner.Account}}/checkout-sessions -H "Authorization: Api-Key {{key}}" -H "Idempotency-Key: my-first-session" -H "Content-Type: application/json" -d '{"amount": "10000", "currency": "GBP", "client_reference_id": "order_12345", "success_url": "https://example.com/success", "cancel_url": "https://example.com/cancel"}'

        Test cards (any future date, any security code):
        {{string.Join(Environment.NewLine, TestCards.All.Select(card => $"  {card.GroupedNumber,-24} {card.Description}"))}}

        Ctrl+C stops the shop.

        """;
}
