#!/usr/bin/env bash
# Expected: a Standard Webhooks header with two signatures, as it has while a secret is rotated, verifies with either secret, in each
#   library for the format.
# Happens: the library that .NET developers find on NuGet, StandardWebhooks by Codefactors, verifies the first signature only; with the
#   second secret it throws "No matching signature found", where npm's standardwebhooks accepts the same message, headers and secret.
# Why it matters: the specification asks senders to sign with the old and the new secret during a rotation. A .NET receiver that still has,
#   or already has, the secret whose signature stands second refuses every webhook for the whole rotation, and payments stay unfulfilled.
#   A sender helps by trying again with the signatures in another order.
# Source: https://github.com/standard-webhooks/standard-webhooks, spec/standard-webhooks.md; NuGet StandardWebhooks (github.com/codefactors/StandardWebhooks)
#   1.1.2, npm standardwebhooks 1.0.0. Seen on 2026-11-30.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
cd "$work"

mkdir js && cd js
npm install --silent --no-audit --no-fund standardwebhooks@1.0.0 >/dev/null
cat > peer.js <<'JS'
const { Webhook } = require("standardwebhooks");
const [first, second] = ["first-secret-of-32-bytes-length!", "second-secret-of-32-bytes-long!!"].map((text) => Buffer.from(text).toString("base64"));
const id = "msg_1", body = '{"type":"payment.succeeded"}', at = new Date();
const sign = (secret) => new Webhook(secret).sign(id, at, body);
const headers = {
  "webhook-id": id,
  "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
  "webhook-signature": `${sign(first)} ${sign(second)}`,
};
for (const [name, secret] of [["first", first], ["second", second]]) {
  try { new Webhook(secret).verify(body, headers); console.log(`npm standardwebhooks 1.0.0, the ${name} signature's secret: verified`); }
  catch (error) { console.log(`npm standardwebhooks 1.0.0, the ${name} signature's secret: ${error.message}`); }
}
require("fs").writeFileSync("../message.json", JSON.stringify({ headers, body, first, second }));
JS
node peer.js | tee ../out.txt
cd ..

mkdir net && cd net
cat > peer.csproj <<'XML'
<Project Sdk="Microsoft.NET.Sdk.Web">
  <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
  <ItemGroup><PackageReference Include="StandardWebhooks" Version="[1.1.2]" /></ItemGroup>
</Project>
XML
cat > Program.cs <<'CS'
using System.Text.Json;
using StandardWebhooks;

var message = JsonDocument.Parse(File.ReadAllText("../message.json")).RootElement;
var headers = new HeaderDictionary();
foreach (var header in message.GetProperty("headers").EnumerateObject())
    headers[header.Name] = header.Value.GetString();
foreach (var name in new[] { "first", "second" })
{
    var said = "verified";
    try { new StandardWebhook(message.GetProperty(name).GetString()!).Verify(message.GetProperty("body").GetString()!, headers); }
    catch (Exception error) { said = error.Message; }
    Console.WriteLine($"NuGet StandardWebhooks 1.1.2, the {name} signature's secret: {said}");
}
CS
dotnet run | tee -a ../out.txt
cd ..

diff - out.txt <<'TXT'
npm standardwebhooks 1.0.0, the first signature's secret: verified
npm standardwebhooks 1.0.0, the second signature's secret: verified
NuGet StandardWebhooks 1.1.2, the first signature's secret: verified
NuGet StandardWebhooks 1.1.2, the second signature's secret: No matching signature found
TXT
echo "As found: the .NET library looks at the first signature only."
