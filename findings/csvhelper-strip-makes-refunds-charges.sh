#!/usr/bin/env bash
# Expected: protection against formulas in a CSV export touches text that a customer wrote, and leaves numbers alone.
# Happens: CsvHelper 33.1.0 looks at the written text of every field, a decimal's too. With InjectionOptions.Strip the minus sign of
#   -12.50 is removed, so a refund is exported as a payment of 12.50; Escape writes '-12.50, which spreadsheets treat as text and leave out
#   of a sum; Exception refuses the first refund. Telephone numbers lose or keep their + in the same way.
# Why it matters: a payout report with the recommended protection turned on adds refunds instead of subtracting them (here 32.50 for 7.50)
#   or leaves them out, and nothing says so. 34.0.0 replaced the option by Injection, which is documented as leaving numbers alone:
#   the same protection gives another file after the upgrade.
# Source: NuGet CsvHelper 33.1.0 (github.com/JoshClose/CsvHelper), CsvWriter.SanitizeForInjection, called for every field by
#   CsvWriter.WriteField(string, bool); CsvHelper 34.0.0, documentation of CsvWriterOptions.Injection. Seen on 2026-11-30.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
cd "$work"

cat > peer.csproj <<'XML'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
  <ItemGroup><PackageReference Include="CsvHelper" Version="[33.1.0]" /></ItemGroup>
</Project>
XML
cat > Program.cs <<'CS'
using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

Line[] payout = [new("pi_1", 20.00m), new("re_1", -12.50m)];
foreach (var option in new[] { InjectionOptions.None, InjectionOptions.Escape, InjectionOptions.Strip, InjectionOptions.Exception })
{
    var text = new StringWriter();
    try
    {
        using var csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture) { InjectionOptions = option });
        csv.WriteRecords(payout);
        csv.Flush();
        Console.WriteLine($"CsvHelper 33.1.0, {option}: {text.ToString().ReplaceLineEndings(" / ")}");
    }
    catch (WriterException error)
    {
        Console.WriteLine($"CsvHelper 33.1.0, {option}: {error.Message.Split('\n')[0].Trim()}");
    }
}

record Line(string Id, decimal Amount);
CS
dotnet build -v q -clp:NoSummary > build.txt || { cat build.txt; exit 1; }
dotnet bin/Debug/net10.0/peer.dll | tee out.txt

diff - out.txt <<'TXT'
CsvHelper 33.1.0, None: Id,Amount / pi_1,20.00 / re_1,-12.50 / 
CsvHelper 33.1.0, Escape: Id,Amount / pi_1,20.00 / re_1,"'-12.50" / 
CsvHelper 33.1.0, Strip: Id,Amount / pi_1,20.00 / re_1,12.50 / 
CsvHelper 33.1.0, Exception: Injection character '-' detected
TXT
echo "As found: the protection strips the sign of a refund."
