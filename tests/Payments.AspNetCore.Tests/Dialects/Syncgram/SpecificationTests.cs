using System.Text.Json;
using System.Text.RegularExpressions;
using Payments.AspNetCore.Syncgram;
using Payments.AspNetCore.Tests.Dialects;
using Payments.AspNetCore.Tests.Hosting;
using Payments.AspNetCore.Tests.Webhooks;

namespace Payments.AspNetCore.Tests.Syncgram;

public sealed class SpecificationTests : DialectSpecification
{
    internal override DialectProfile Profile { get; } = new SyncgramProfile();

    private sealed class SyncgramProfile : CheckoutProfile
    {
        public override CheckoutDialect Dialect => CheckoutDialect.Syncgram;

        public override DateTimeOffset Now => new(2025, 1, 15, 10, 0, 0, TimeSpan.Zero);

        public override string Account => "org_01j9xyz789";

        public override string PublicUrl => "https://pay.syncgrampay.com";

        public override string UnknownId => "chk_0000000000000000000000";

        public override string PaidEvent => "collection.succeeded";

        public override IReadOnlyList<(string Field, string? Json, string Named)> BadValues =>
        [
            .. base.BadValues,
            ("customer_first_name", null, "customer_first_name"),
            ("customer_last_name", "\"  \"", "customer_last_name"),
            ("reference", "\"\"", "reference"),
            ("simulated_outcome", "\"SUCCESS\"", "simulated_outcome"),
        ];

        public override IReadOnlyList<(string Request, string Response)> Examples { get; } =
        [
            ("Syncgram/create-request.json", "create-response.json"),
            ("Syncgram/global-pricing-request.json", "create-response.json"),
            ("Syncgram/local-pricing-request.json", "create-response.json"),
            ("Syncgram/single-currency-request.json", "create-response.json"),
            ("Syncgram/test-mode-request.json", "create-response.json"),
        ];

        public override Task<string> BodyAsync(DialectSite site) => Task.FromResult(SyncgramShop.Body());

        public override string? AmountOf(JsonElement session) => session.GetProperty("pricing").GetProperty("amount").GetRawText();

        public override string StoredId(string id) => "cs_" + id["chk_".Length..];

        public override string Printed(string body) =>
            Regex.Replace(
                Regex.Replace(Golden.Form(body), "chk_[0-9A-Za-z]{22}", "chk_01j9abc123", RegexOptions.CultureInvariant),
                "/c/eyJhbGciOiJIUzI1NiJ9\\.[0-9A-Za-z_-]+\\.[0-9A-Za-z_-]{43}(?=\")",
                "/c/eyJhbGciOiJIUzI1NiJ9...",
                RegexOptions.CultureInvariant
            );

        protected override async Task<string> ListedAsync(DialectSite site, JsonElement item)
        {
            var id = Names.Charge.Read(item.GetProperty("id").GetString()!);
            var charge = await site.Host.Engine.Charges.GetAsync(site.Owner, id, TestContextToken.Current);
            return "chk_" + charge.Value.SessionId!["cs_".Length..];
        }

        public override string EventOf(JsonElement told) => told.GetProperty("type").GetString()!;

        public override SignatureVerdict Verify(ReceivedPost post, string secret, DateTimeOffset now) =>
            VerifyHex(post.Headers[WebhookFormat.SignatureHeader], $"{post.Headers[WebhookFormat.TimestampHeader]}.{post.Body}", secret);
    }
}
