namespace Payments.EndToEnd.Tests;

/// <summary>Requests as the vendors' documents print them, and the same with less or more.</summary>
internal static class Documents
{
    public const string ShopOfTheDocument = "https://yoursite.com/";

    /// <summary>SyncPay's "Full Request Example", unchanged.</summary>
    public const string SyncPayFull = """
        {
          "pricing": {
            "base_currency": "USD",
            "amount": "50.00",
            "local_pricing": {
              "NGN": "75000.00",
              "GHS": "620.00"
            }
          },
          "customer_email": "customer@example.com",
          "customer_name": "John Doe",
          "success_url": "https://yoursite.com/payment/success",
          "cancel_url": "https://yoursite.com/payment/cancelled",
          "metadata": {
            "order_id": "ORD-12345",
            "user_id": "user_789",
            "items": "Premium Plan - Annual"
          },
          "expires_in_minutes": 60
        }
        """;

    /// <summary>The same without the way to another site.</summary>
    public const string SyncPayOverrides = """
        {
          "pricing": {"base_currency": "USD", "amount": "50.00", "local_pricing": {"NGN": "75000.00", "GHS": "620.00"}},
          "customer_email": "customer@example.com"
        }
        """;

    /// <summary>SyncPay's "Minimum Required Fields", unchanged.</summary>
    public const string SyncPayMinimum = """
        {
          "pricing": {
            "base_currency": "USD",
            "amount": "50.00"
          },
          "customer_email": "customer@example.com"
        }
        """;

    /// <summary>A price in naira and nothing else.</summary>
    public const string SyncPayNaira = """
        {"pricing": {"base_currency": "NGN", "amount": "75000.00"}, "customer_email": "customer@example.com"}
        """;

    /// <summary>Syncgram's test-mode example with an outcome, and with the URLs that are its.</summary>
    public static string SyncgramTest(string outcome, Uri shop) =>
        $$"""
            {
              "pricing": { "base_currency": "USD", "amount": "10.00" },
              "customer_email": "test@example.com",
              "customer_first_name": "Test",
              "customer_last_name": "User",
              "success_url": "{{shop}}orders?from=syncgram",
              "cancel_url": "{{shop}}events",
              "simulated_outcome": "{{outcome}}"
            }
            """;

    /// <summary>Syncgram's test-mode example, unchanged but for the outcome.</summary>
    public static string SyncgramTest(string outcome) =>
        $$"""
            {
              "pricing": { "base_currency": "USD", "amount": "10.00" },
              "customer_email": "test@example.com",
              "customer_first_name": "Test",
              "customer_last_name": "User",
              "simulated_outcome": "{{outcome}}"
            }
            """;
}
