using System.Text.Json;
using System.Text.RegularExpressions;
using Payments.AspNetCore.SyncPay;
using Payments.AspNetCore.Tests.Dialects;
using Payments.AspNetCore.Tests.Webhooks;

namespace Payments.AspNetCore.Tests.SyncPay;

public sealed class SyncPaySpecificationTests : DialectSpecification
{
    internal override DialectProfile Profile { get; } = new SyncPayProfile();

    private sealed class SyncPayProfile : CheckoutProfile
    {
        public override CheckoutDialect Dialect => CheckoutDialect.SyncPay;

        public override DateTimeOffset Now => new(2026, 1, 24, 14, 30, 0, TimeSpan.Zero);

        public override string Account => "org_abc123";

        public override string PublicUrl => "https://checkout.usesyncpay.com";

        public override string UnknownId => "chk_" + new string('0', 30);

        public override string PaidEvent => "checkout.completed";

        public override IReadOnlyList<(string Request, string Response)> Examples { get; } =
        [("SyncPay/minimum.json", "response.json"), ("SyncPay/full.json", "response.json")];

        public override Task<string> BodyAsync(DialectSite site) => Task.FromResult(SyncPaySite.Minimum);

        public override string? AmountOf(JsonElement session) => null;

        public override string StoredId(string id) => SyncPaySite.SessionId(id);

        public override string Printed(string body) =>
            Regex.Replace(Golden.Form(body), "chk_[0-9A-Za-z]{30}", "chk_1a2b3c4d5e6f", RegexOptions.CultureInvariant);

        public override string EventOf(JsonElement told) => told.GetProperty("event").GetString()!;

        public override SignatureVerdict Verify(ReceivedPost post, string secret, DateTimeOffset now) =>
            VerifyHex(post.Headers[WebhookFormat.SignatureHeader], post.Body, secret);
    }
}
