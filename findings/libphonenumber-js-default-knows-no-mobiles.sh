#!/usr/bin/env bash
# Expected: with libphonenumber-js, isValid() means what it means in Google's library, and getType() says MOBILE for a mobile number.
# Happens: the entry that one imports by name has a cut-down table. getType() is undefined for nearly every country's mobiles (Ghana, Kenya,
#   Sweden, Germany), though it answers for a landline of London; isValid() accepts Ghanaian and Kenyan numbers of ranges that are not in
#   use, which the entry "max", and Google's library in JavaScript and in C#, refuse. The entry "mobile" calls an American landline range MOBILE.
# Why it matters: a mobile-money form that asks for getType() === "MOBILE" turns away every payer, and one that asks for isValid() sends
#   prompts to numbers that the server, with Google's library, then refuses. All three entries have the same names and types.
# Source: npm libphonenumber-js 1.13.16, README, "min" vs "max" vs "mobile"; index.js takes metadata.min.json; npm google-libphonenumber 3.2.47;
#   NuGet libphonenumber-csharp 9.0.43. The numbers are made up, within the ranges named. Seen on 2026-11-30.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
cd "$work"

npm init -y >/dev/null
npm install --silent --no-audit --no-fund libphonenumber-js@1.13.16 google-libphonenumber@3.2.47 >/dev/null
cat > peer.js <<'JS'
const entries = { default: require("libphonenumber-js"), max: require("libphonenumber-js/max"), mobile: require("libphonenumber-js/mobile") };
const google = require("google-libphonenumber").PhoneNumberUtil.getInstance();
for (const number of process.argv.slice(2)) {
  const found = Object.entries(entries).map(([name, { parsePhoneNumber }]) => {
    const one = parsePhoneNumber(number);
    return `${name} ${one.isValid() ? "valid" : "invalid"} ${one.getType()}`;
  });
  console.log(`${number} libphonenumber-js 1.13.16: ${found.join(", ")}; google-libphonenumber 3.2.47: ${google.isValidNumber(google.parse(number)) ? "valid" : "invalid"}`);
}
JS
numbers="+233241234567 +233251234567 +254712345678 +254109123456 +46701740605 +442071234567 +12015550123"
node peer.js $numbers | tee out.txt

cat > peer.csproj <<'XML'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
  <ItemGroup><PackageReference Include="libphonenumber-csharp" Version="[9.0.43]" /></ItemGroup>
</Project>
XML
cat > Program.cs <<'CS'
using PhoneNumbers;

var util = PhoneNumberUtil.GetInstance();
foreach (var text in args)
{
    var number = util.Parse(text, null);
    Console.WriteLine($"{text} libphonenumber-csharp 9.0.43: {(util.IsValidNumber(number) ? "valid" : "invalid")} {util.GetNumberType(number)}");
}
CS
dotnet build -v q -clp:NoSummary > build.txt || { cat build.txt; exit 1; }
dotnet bin/Debug/net10.0/peer.dll $numbers | tee -a out.txt

diff - out.txt <<'TXT'
+233241234567 libphonenumber-js 1.13.16: default valid undefined, max valid MOBILE, mobile valid MOBILE; google-libphonenumber 3.2.47: valid
+233251234567 libphonenumber-js 1.13.16: default valid undefined, max invalid undefined, mobile invalid undefined; google-libphonenumber 3.2.47: invalid
+254712345678 libphonenumber-js 1.13.16: default valid undefined, max valid MOBILE, mobile valid MOBILE; google-libphonenumber 3.2.47: valid
+254109123456 libphonenumber-js 1.13.16: default valid undefined, max invalid undefined, mobile invalid undefined; google-libphonenumber 3.2.47: invalid
+46701740605 libphonenumber-js 1.13.16: default valid undefined, max valid MOBILE, mobile valid MOBILE; google-libphonenumber 3.2.47: valid
+442071234567 libphonenumber-js 1.13.16: default valid FIXED_LINE, max valid FIXED_LINE, mobile invalid undefined; google-libphonenumber 3.2.47: valid
+12015550123 libphonenumber-js 1.13.16: default valid FIXED_LINE_OR_MOBILE, max valid FIXED_LINE_OR_MOBILE, mobile valid MOBILE; google-libphonenumber 3.2.47: valid
+233241234567 libphonenumber-csharp 9.0.43: valid MOBILE
+233251234567 libphonenumber-csharp 9.0.43: invalid UNKNOWN
+254712345678 libphonenumber-csharp 9.0.43: valid MOBILE
+254109123456 libphonenumber-csharp 9.0.43: invalid UNKNOWN
+46701740605 libphonenumber-csharp 9.0.43: valid MOBILE
+442071234567 libphonenumber-csharp 9.0.43: valid FIXED_LINE
+12015550123 libphonenumber-csharp 9.0.43: valid FIXED_LINE_OR_MOBILE
TXT
echo "As found: the default entry knows neither the type of mobiles nor the ranges in use."
