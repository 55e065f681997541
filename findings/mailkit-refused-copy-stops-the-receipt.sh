#!/usr/bin/env bash
# Expected: if a server refuses one of two recipients, the mail goes to the other, as SMTP allows, and the sender learns who is missing.
# Happens: MailKit 4.18.2 breaks off at the first refused recipient (RSET) and throws: the payer, whom the server had accepted, gets nothing.
#   nodemailer 10.6.1, given the same mail and server, delivers to the payer and resolves, with the refused address in "rejected", which
#   no one reads who only awaits it.
# Why it matters: one stale address in the blind copy for bookkeeping stops all receipts of a .NET shop, and a retry of the send never helps;
#   the same mistake in Node goes unnoticed for ever. Send the copy as a mail of its own, or override OnRecipientNotAccepted.
# Source: NuGet MailKit 4.18.2, documentation of SmtpClient.OnRecipientNotAccepted (its default throws SmtpCommandException); npm nodemailer
#   10.6.1, dist/cjs/smtp-connection/index.js (fails only if every recipient is refused); RFC 5321, 3.3. Seen on 2026-11-30.
set -euo pipefail
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server"; rm -rf "$work"' EXIT
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
cd "$work"

npm init -y >/dev/null
npm install --silent --no-audit --no-fund nodemailer@10.6.1 >/dev/null
cat > server.js <<'JS'
const fs = require("node:fs");
require("node:net").createServer((socket) => {
  let rest = "", inData = false, accepted = [];
  const say = (line) => socket.write(line + "\r\n");
  socket.on("error", () => {});
  socket.on("data", (chunk) => {
    rest += chunk;
    for (let end; (end = rest.indexOf("\r\n")) >= 0;) {
      const line = rest.slice(0, end);
      rest = rest.slice(end + 2);
      if (inData) {
        if (line !== ".") continue;
        inData = false;
        fs.appendFileSync("delivered.txt", accepted.join(" ") + "\n");
        say("250 2.0.0 queued");
      } else if (/^EHLO/.test(line)) say("250 mail.example");
      else if (/^RCPT/.test(line)) {
        const to = /<(.*)>/.exec(line)[1];
        if (to.startsWith("books")) say("550 5.1.1 no such mailbox");
        else { accepted.push(to); say("250 2.1.5 ok"); }
      } else if (line === "DATA") { inData = true; say("354 go ahead"); }
      else if (line === "RSET") { accepted = []; say("250 2.0.0 ok"); }
      else if (line === "QUIT") { say("221 2.0.0 bye"); socket.end(); }
      else say("250 2.1.0 ok");
    }
  });
  say("220 mail.example");
}).listen(0, "127.0.0.1", function () { fs.writeFileSync("port.part", String(this.address().port)); fs.renameSync("port.part", "port.txt"); });
JS
touch delivered.txt
node server.js &
server=$!
for _ in $(seq 100); do [ -f port.txt ] && break; sleep 0.1; done

cat > peer.js <<'JS'
const fs = require("node:fs");
require("nodemailer").createTransport({ host: "127.0.0.1", port: Number(fs.readFileSync("port.txt")), ignoreTLS: true })
  .sendMail({ from: "shop@shop.example", to: "payer@home.example", bcc: "books@shop.example", subject: "Receipt", text: "Paid" })
  .then((sent) => console.log(`nodemailer 10.6.1: resolves, ${sent.response}, rejected ${sent.rejected}`))
  .catch((error) => console.log(`nodemailer 10.6.1: ${error.message}`))
  .finally(() => console.log(`nodemailer 10.6.1, delivered to: ${fs.readFileSync("delivered.txt", "utf8").trim() || "nobody"}`));
JS
node peer.js | tee out.txt
: > delivered.txt

cat > peer.csproj <<'XML'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
  <ItemGroup><PackageReference Include="MailKit" Version="[4.18.2]" /></ItemGroup>
</Project>
XML
cat > Program.cs <<'CS'
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

var message = new MimeMessage { Subject = "Receipt", Body = new TextPart("plain") { Text = "Paid" } };
message.From.Add(MailboxAddress.Parse("shop@shop.example"));
message.To.Add(MailboxAddress.Parse("payer@home.example"));
message.Bcc.Add(MailboxAddress.Parse("books@shop.example"));
using var client = new SmtpClient();
await client.ConnectAsync("127.0.0.1", int.Parse(File.ReadAllText("port.txt")), SecureSocketOptions.None);
try { Console.WriteLine($"MailKit 4.18.2: returns, {await client.SendAsync(message)}"); }
catch (SmtpCommandException error) { Console.WriteLine($"MailKit 4.18.2: {error.ErrorCode}, {error.Mailbox}, {error.Message}"); }
await client.DisconnectAsync(true);
var delivered = File.ReadAllText("delivered.txt").Trim();
Console.WriteLine($"MailKit 4.18.2, delivered to: {(delivered == "" ? "nobody" : delivered)}");
CS
dotnet build -v q -clp:NoSummary > build.txt || { cat build.txt; exit 1; }
dotnet bin/Debug/net10.0/peer.dll | tee -a out.txt

diff - out.txt <<'TXT'
nodemailer 10.6.1: resolves, 250 2.0.0 queued, rejected books@shop.example
nodemailer 10.6.1, delivered to: payer@home.example
MailKit 4.18.2: RecipientNotAccepted, books@shop.example, 5.1.1 no such mailbox
MailKit 4.18.2, delivered to: nobody
TXT
echo "As found: a refused copy stops the payer's receipt with MailKit, and goes unnoticed with nodemailer."
