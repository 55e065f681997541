using System.Text;
using System.Text.Json;
using Payments.AspNetCore.Tests.Dialects;
using Payments.AspNetCore.Tests.Hosting;
using Payments.AspNetCore.Tests.Webhooks;
using Payments.AspNetCore.Yorlet;
using Xunit;

namespace Payments.AspNetCore.Tests.Yorlet;

public sealed class SpecificationTests : DialectSpecification
{
    internal override DialectProfile Profile { get; } = new YorletProfile();

    private sealed class YorletProfile : DialectProfile
    {
        public override CheckoutDialect Dialect => CheckoutDialect.Yorlet;

        public override string Account => "acct_YOUR_ACCOUNT";

        public override string PublicUrl => "https://pay.yorlet.com";

        public override string UnknownId => "py_sess_0000000000000000000000";

        public override (int NoKey, int UnknownKey, int PublishableKey, int OtherBody) Statuses => (401, 401, 403, 400);

        public override string PaidEvent => "payment_session.paid";

        public override IReadOnlyList<(string Field, string? Json, string Named)> BadValues { get; } =
        [
            ("amount", null, "amount"),
            ("amount", "99", "amount"),
            ("amount", "99999901", "amount"),
            ("amount", "100.5", "amount"),
            ("amount", "\"1000\"", "amount"),
            ("currency", null, "currency"),
            ("currency", "\"GBP\"", "currency"),
            ("currency", "\"jpy\"", "currency"),
            ("customer", null, "customer"),
            ("customer", "7", "customer"),
            ("mode", null, "mode"),
            ("mode", "\"setup\"", "mode"),
            ("payment_method_types", null, "payment_method_types"),
            ("payment_method_types", "[]", "payment_method_types"),
            ("payment_method_types", "\"card\"", "payment_method_types"),
            ("payment_method_types", "[\"card\",\"cash\"]", "payment_method_types[1]"),
            ("reporting_type", "\"fee\"", "reporting_type"),
            ("return_url", "\"nowhere\"", "return_url"),
            ("send_email", "\"yes\"", "send_email"),
            ("metadata", "[]", "metadata"),
            ("statement_descriptor", "\"ACME\"", "statement_descriptor"),
            ("transaction_data", "{\"unit\":\"a b\"}", "transaction_data.unit"),
            ("payment_method_options", "[]", "payment_method_options"),
        ];

        public override IReadOnlyList<(string Currency, string Amount, long MinorUnits)> Amounts { get; } =
        [("GBP", "100", 100), ("EUR", "12345", 12345), ("USD", "99999900", 99_999_900)];

        public override IReadOnlyList<(string Request, string Response)> Examples { get; } =
        [
            ("Yorlet/payment-session-request.json", "payment-session-created.json"),
            ("Yorlet/payment-session-reporting-type-request.json", "payment-session-reporting-type.json"),
            ("Yorlet/payment-session-transaction-data-request.json", "payment-session-transaction-data.json"),
        ];

        public override string SessionsOf(Owner owner) => YorletShop.Sessions;

        public override async Task<string> BodyAsync(DialectSite site)
        {
            var customer = await site.PostAsync("/v1/customers", """{"email":"jenny@example.com","name":"Jenny Rosen"}""");
            return YorletShop.Body(YorletShop.Id(customer.Json));
        }

        public override string Priced(string body, string currency, string amount) =>
            With(With(body, "currency", $"\"{currency.ToLowerInvariant()}\""), "amount", amount);

        public override string AmountOf(JsonElement session) => session.GetProperty("amount").GetRawText();

        public override string IdOf(JsonElement session) => YorletShop.Id(session);

        public override string StoredId(string id) => "cs_" + id["py_sess_".Length..];

        public override string Printed(string body) => Golden.Form(body);

        public override async Task<(IReadOnlyList<string> Ids, string? Next)> PageAsync(DialectSite site, string? after)
        {
            var page = await site.GetAsync($"{site.Sessions}?limit=2{(after is null ? "" : "&starting_after=" + after)}");
            string[] ids = [.. page.Json.GetProperty("data").EnumerateArray().Select(YorletShop.Id)];
            return (ids, page.Json.GetProperty("has_more").GetBoolean() ? ids[^1] : null);
        }

        public override void AssertRefused(Answer answer, int status, string? field)
        {
            Assert.True(answer.Status == status, answer.Body);
            Assert.Equal(["error", "status"], answer.Json.EnumerateObject().Select(part => part.Name));
            Assert.Equal(status, answer.Json.GetProperty("status").GetInt32());
            var error = answer.Json.GetProperty("error");
            Assert.NotEmpty(YorletShop.Text(error, "message")!);
            Assert.NotEmpty(YorletShop.Text(error, "type")!);
            if (field is not null)
                Assert.Equal(field, YorletShop.Text(error, "param"));
        }

        public override string EventOf(JsonElement told) => YorletShop.Text(told, "type")!;

        public override SignatureVerdict Verify(ReceivedPost post, string secret, DateTimeOffset now) =>
            BodySignature.Verify(
                post.Headers[WebhookFormat.SignatureHeader],
                Encoding.UTF8.GetBytes(post.Body),
                [WebhookSecret.TryParse(secret, out var key) ? key : throw new ArgumentException(secret)],
                SignatureEncoding.Base64
            );
    }
}
