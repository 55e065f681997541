#!/usr/bin/env bash
# Expected: new DateTime(2026, 12, 1), given to Stripe's .NET library, means the same second on each server, as all of Stripe's times are UTC.
# Happens: Stripe.net 53.1.0 takes a DateTime without a kind for the machine's local time. With TZ=UTC the request says 1 December 00:00
#   UTC, with TZ=Europe/Stockholm 30 November 23:00 UTC, with TZ=America/New_York 1 December 05:00 UTC. Dates from a form, a database column
#   or JSON without an offset have no kind.
# Why it matters: a subscription that was anchored on the developer's machine bills in November and ever after on the 30th, and the container
#   in production, which runs in UTC, does it right, or the other way round. What Stripe answers comes back as UTC, so reading a time
#   and writing it back is safe, and hides the fault in tests.
# Source: NuGet Stripe.net 53.1.0, the conversion of DateTime in the form encoder to Unix seconds (ToUniversalTime treats an unspecified
#   kind as local). Seen on 2026-11-30.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
cd "$work"

cat > peer.csproj <<'XML'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
  <ItemGroup><PackageReference Include="Stripe.net" Version="[53.1.0]" /></ItemGroup>
</Project>
XML
cat > Program.cs <<'CS'
using System.Net;
using System.Web;
using Stripe;

var sent = new Capture();
var client = new StripeClient("sk_test_made_up", httpClient: new SystemNetHttpClient(new HttpClient(sent)));
DateTime[] dates = [new(2026, 12, 1), new(2026, 12, 1, 0, 0, 0, DateTimeKind.Utc), DateTime.Parse("2026-12-01")];
foreach (var date in dates)
{
    await new SubscriptionService(client).CreateAsync(new SubscriptionCreateOptions { Customer = "cus_1", BillingCycleAnchor = date });
    var seconds = long.Parse(HttpUtility.ParseQueryString(sent.Body)["billing_cycle_anchor"]!);
    Console.WriteLine($"Stripe.net 53.1.0, TZ={Environment.GetEnvironmentVariable("TZ")}, kind {date.Kind}: "
        + $"anchor {DateTimeOffset.FromUnixTimeSeconds(seconds):yyyy-MM-dd HH:mm} UTC");
}

class Capture : HttpMessageHandler
{
    public string Body { get; private set; } = "";

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Body = await request.Content!.ReadAsStringAsync(cancellationToken);
        return new(HttpStatusCode.OK) { Content = new StringContent("""{"id":"sub_1","object":"subscription"}""") };
    }
}
CS
dotnet build -v q -clp:NoSummary > build.txt || { cat build.txt; exit 1; }
for zone in UTC Europe/Stockholm America/New_York; do TZ=$zone dotnet bin/Debug/net10.0/peer.dll; done | tee out.txt

diff - out.txt <<'TXT'
Stripe.net 53.1.0, TZ=UTC, kind Unspecified: anchor 2026-12-01 00:00 UTC
Stripe.net 53.1.0, TZ=UTC, kind Utc: anchor 2026-12-01 00:00 UTC
Stripe.net 53.1.0, TZ=UTC, kind Unspecified: anchor 2026-12-01 00:00 UTC
Stripe.net 53.1.0, TZ=Europe/Stockholm, kind Unspecified: anchor 2026-11-30 23:00 UTC
Stripe.net 53.1.0, TZ=Europe/Stockholm, kind Utc: anchor 2026-12-01 00:00 UTC
Stripe.net 53.1.0, TZ=Europe/Stockholm, kind Unspecified: anchor 2026-11-30 23:00 UTC
Stripe.net 53.1.0, TZ=America/New_York, kind Unspecified: anchor 2026-12-01 05:00 UTC
Stripe.net 53.1.0, TZ=America/New_York, kind Utc: anchor 2026-12-01 00:00 UTC
Stripe.net 53.1.0, TZ=America/New_York, kind Unspecified: anchor 2026-12-01 05:00 UTC
TXT
echo "As found: the same date bills on another day in another time zone."
