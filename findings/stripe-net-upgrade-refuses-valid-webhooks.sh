#!/usr/bin/env bash
# Expected: a webhook whose signature is right is read; fields of another API version are a matter for the code that uses them.
# Happens: EventUtility.ConstructEvent of Stripe.net 53.1.0 throws for an event of another API version than the package was built for, with the
#   same StripeException as for a wrong signature. The same body, secret and header pass stripe-node 23.1.0.
# Why it matters: the version belongs to the webhook endpoint at Stripe, the expectation to the NuGet package. Taking a new package refuses
#   every webhook from the minute of the deployment: payments stay unfulfilled, the log says "StripeException" as for forgeries, and
#   after days of failures Stripe may disable the endpoint. Tests that make their events with the package's own version stay green.
# Source: NuGet Stripe.net 53.1.0, EventUtility.ConstructEvent, parameter throwOnApiVersionMismatch, true unless given; npm stripe 23.1.0,
#   webhooks.constructEvent. Seen on 2026-11-30.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
cd "$work"

npm init -y >/dev/null
npm install --silent --no-audit --no-fund stripe@23.1.0 >/dev/null
cat > peer.js <<'JS'
const Stripe = require("stripe"), stripe = new (Stripe.default ?? Stripe)("sk_test_made_up");
const secret = "whsec_made_up_for_this_script";
const versions = ["2024-06-20", "2025-03-31.basil", "2026-10-28.endive"];
const messages = versions.map((version) => {
  const payload = JSON.stringify({
    id: "evt_1", object: "event", api_version: version, created: 1796000000, livemode: false, pending_webhooks: 1, request: null,
    type: "payment_intent.succeeded", data: { object: { id: "pi_1", object: "payment_intent", amount: 1999, currency: "eur" } },
  });
  return { version, payload, header: stripe.webhooks.generateTestHeaderString({ payload, secret }), secret };
});
for (const { version, payload, header } of messages)
  console.log(`stripe-node 23.1.0, event of ${version}: ${stripe.webhooks.constructEvent(payload, header, secret).type}`);
require("node:fs").writeFileSync("messages.json", JSON.stringify(messages));
JS
node peer.js | tee out.txt

cat > peer.csproj <<'XML'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
  <ItemGroup><PackageReference Include="Stripe.net" Version="[53.1.0]" /></ItemGroup>
</Project>
XML
cat > Program.cs <<'CS'
using System.Text.Json;
using Stripe;

foreach (var message in JsonDocument.Parse(System.IO.File.ReadAllText("messages.json")).RootElement.EnumerateArray())
{
    string Text(string name) => message.GetProperty(name).GetString()!;
    Console.WriteLine($"Stripe.net 53.1.0, event of {Text("version")}: " + Read(Text("payload"), Text("header"), Text("secret")));
    if (Text("version") == "2024-06-20")
        Console.WriteLine("Stripe.net 53.1.0, with another secret: " + Read(Text("payload"), Text("header"), "whsec_another"));
}

static string Read(string payload, string header, string secret)
{
    try { return EventUtility.ConstructEvent(payload, header, secret, tolerance: 3600).Type; }
    catch (StripeException error) { return $"{error.GetType().Name}, {string.Join(' ', error.Message.Split(' ').Take(9))} ..."; }
}
CS
dotnet build -v q -clp:NoSummary > build.txt || { cat build.txt; exit 1; }
dotnet bin/Debug/net10.0/peer.dll | tee -a out.txt

diff - out.txt <<'TXT'
stripe-node 23.1.0, event of 2024-06-20: payment_intent.succeeded
stripe-node 23.1.0, event of 2025-03-31.basil: payment_intent.succeeded
stripe-node 23.1.0, event of 2026-10-28.endive: payment_intent.succeeded
Stripe.net 53.1.0, event of 2024-06-20: StripeException, Received event with API version 2024-06-20, but Stripe.net 53.1.0 ...
Stripe.net 53.1.0, with another secret: StripeException, The expected signature was not found in the Stripe-Signature ...
Stripe.net 53.1.0, event of 2025-03-31.basil: StripeException, Received event with API version 2025-03-31.basil, but Stripe.net 53.1.0 ...
Stripe.net 53.1.0, event of 2026-10-28.endive: payment_intent.succeeded
TXT
echo "As found: a rightly signed event of another API version is refused like a forgery."
