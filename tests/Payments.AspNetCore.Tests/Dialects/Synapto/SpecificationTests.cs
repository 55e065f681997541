using System.Text;
using System.Text.Json;
using Payments.AspNetCore.Synapto;
using Payments.AspNetCore.Tests.Dialects;
using Payments.AspNetCore.Tests.Hosting;
using Payments.AspNetCore.Tests.Webhooks;
using Xunit;

namespace Payments.AspNetCore.Tests.Synapto;

public sealed class SpecificationTests : DialectSpecification
{
    internal override DialectProfile Profile { get; } = new SynaptoProfile();

    private sealed class SynaptoProfile : DialectProfile
    {
        public override CheckoutDialect Dialect => CheckoutDialect.Synapto;

        public override string Account => CheckoutHost.Account;

        public override string PublicUrl => "https://pay.synaptopay.com";

        public override string Scheme => "Api-Key";

        public override string UnknownId => "cs_0000000000000000000000";

        public override (int NoKey, int UnknownKey, int PublishableKey, int OtherBody) Statuses => (403, 403, 403, 422);

        public override string PaidEvent => "checkout_session.paid";

        public override IReadOnlyList<(string Field, string? Json, string Named)> BadValues { get; } =
        [
            ("amount", null, "amount"),
            ("amount", "10000", "amount"),
            ("amount", "\"100.00\"", "amount"),
            ("amount", "\"0\"", "amount"),
            ("amount", "\"-1\"", "amount"),
            ("amount", "\"1e2\"", "amount"),
            ("amount", "\"99999999999999999999\"", "amount"),
            ("currency", null, "currency"),
            ("currency", "\"gbp\"", "currency"),
            ("currency", "\"XXX\"", "currency"),
            ("currency", "826", "currency"),
            ("client_reference_id", "7", "client_reference_id"),
            ("client_reference_id", "\"4242424242424242\"", "client_reference_id"),
            ("success_url", "\"ftp://shop.example\"", "success_url"),
            ("success_url", "7", "success_url"),
            ("cancel_url", "\"/cancel\"", "cancel_url"),
            ("metadata", "[]", "metadata"),
            ("metadata", "{\"k\":1}", "metadata"),
        ];

        public override IReadOnlyList<(string Currency, string Amount, long MinorUnits)> Amounts { get; } =
        [
            ("GBP", "\"1\"", 1),
            ("GBP", "\"99999999\"", 99_999_999),
            ("JPY", "\"10000\"", 10_000),
            ("KWD", "\"10000\"", 10_000),
        ];

        public override IReadOnlyList<(string Request, string Response)> Examples { get; } =
        [("checkout-session-request.json", "checkout-session.json"), ("overview-request.json", "overview-session.json")];

        public override string SessionsOf(Owner owner) => $"/v1/accounts/{owner.Account}/checkout-sessions";

        public override Task<string> BodyAsync(DialectSite site) => Task.FromResult(Shop.SmallOrder);

        public override string Priced(string body, string currency, string amount) =>
            With(With(body, "currency", $"\"{currency}\""), "amount", amount);

        public override string AmountOf(JsonElement session) => session.GetProperty("amount").GetRawText();

        public override string IdOf(JsonElement session) => session.GetProperty("name").GetString()!.Split('/')[^1];

        public override string StoredId(string id) => id;

        public override string Printed(string body) => Golden.Form(body);

        public override async Task<(IReadOnlyList<string> Ids, string? Next)> PageAsync(DialectSite site, string? after)
        {
            var page = await site.GetAsync($"{site.Sessions}?page_size=2&page_token={after}");
            string[] ids = [.. page.Json.GetProperty("checkout_sessions").EnumerateArray().Select(IdOf)];
            return (ids, page.Json.GetProperty("next_page_token").GetString() is { Length: > 0 } next ? next : null);
        }

        public override void AssertRefused(Answer answer, int status, string? field)
        {
            Assert.True(answer.Status == status, answer.Body);
            Assert.Equal(["message", "code"], answer.Json.EnumerateObject().Select(part => part.Name));
            Assert.InRange(answer.Code, 1, 16);
            Assert.Contains(field ?? "", answer.Message, StringComparison.Ordinal);
        }

        public override string EventOf(JsonElement told) => told.GetProperty("type").GetString()!;

        public override SignatureVerdict Verify(ReceivedPost post, string secret, DateTimeOffset now) =>
            TimestampedSignature.Verify(
                post.Headers[WebhookFormat.SignatureHeader],
                Encoding.UTF8.GetBytes(post.Body),
                [WebhookSecret.TryParse(secret, out var key) ? key : throw new ArgumentException(secret)],
                now
            );
    }
}
