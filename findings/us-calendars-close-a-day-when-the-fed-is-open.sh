#!/usr/bin/env bash
# Expected: the United States calendar of a finance library, or of a holiday library, tells on which days American banks settle.
# Happens: Independence Day 2026 and Christmas 2027 fall on a Saturday. Federal offices are then closed on the Friday before, but the Federal
#   Reserve Banks are not: Fedwire and FedACH run on 3 July 2026, on 18 June 2027 and on 24 and 31 December 2027. QLNet's UnitedStates
#   calendar for Settlement and date-holidays close all these Fridays, PublicHoliday's USAPublicHoliday too.
# Why it matters: a payout, a collection or a due date lands a business day (so, over the weekend, three days) late, and only in the few
#   years in which a holiday is on a Saturday, which tests seldom reach. Both .NET libraries have a second calendar for the Federal Reserve:
#   PublicHoliday's is right, QLNet's knows the rule but moves Juneteenth 2027 all the same.
# Source: Federal Reserve Banks, holiday schedule: for holidays on a Saturday the banks are open the preceding Friday. NuGet QLNet 1.13.2
#   (Time/Calendars/UnitedStates.cs:185 and 232), PublicHoliday 3.17.0 (USAPublicHoliday,
#   USAFederalReserveHoliday), npm date-holidays 3.37.0 (data/countries/US.yaml, "if saturday then previous friday"). Seen on 2026-11-30.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
cd "$work"

cat > peer.csproj <<'XML'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
  <ItemGroup>
    <PackageReference Include="QLNet" Version="[1.13.2]" />
    <PackageReference Include="PublicHoliday" Version="[3.17.0]" />
  </ItemGroup>
</Project>
XML
cat > Program.cs <<'CS'
using PublicHoliday;
using QLNet;

var settlement = new UnitedStates(UnitedStates.Market.Settlement);
var reserve = new UnitedStates(UnitedStates.Market.FederalReserve);
foreach (var day in new DateTime[] { new(2026, 7, 3), new(2027, 6, 18), new(2027, 12, 24), new(2027, 12, 31) })
{
    Console.WriteLine($"{day:yyyy-MM-dd} QLNet 1.13.2: Settlement {Open(settlement.isBusinessDay(new Date(day)))}, "
        + $"FederalReserve {Open(reserve.isBusinessDay(new Date(day)))}; PublicHoliday 3.17.0: USAPublicHoliday "
        + $"{Open(new USAPublicHoliday().IsWorkingDay(day))}, USAFederalReserveHoliday {Open(new USAFederalReserveHoliday().IsWorkingDay(day))}");
}

static string Open(bool open) => open ? "open" : "closed";
CS
dotnet build -v q -clp:NoSummary > build.txt || { cat build.txt; exit 1; }
dotnet bin/Debug/net10.0/peer.dll | tee out.txt

npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts date-holidays@3.37.0 >/dev/null
cat > peer.cjs <<'JS'
const Holidays = require("date-holidays");
const us = new Holidays("US");
for (const day of ["2026-07-03", "2027-06-18", "2027-12-24", "2027-12-31"]) {
  const closed = us.isHoliday(new Date(`${day}T12:00:00-05:00`));
  const found = closed && closed.find((one) => one.type === "public");
  console.log(`${day} date-holidays 3.37.0: ${found ? `closed, ${found.name}` : "open"}`);
}
JS
node peer.cjs | tee -a out.txt

diff - out.txt <<'TXT'
2026-07-03 QLNet 1.13.2: Settlement closed, FederalReserve open; PublicHoliday 3.17.0: USAPublicHoliday closed, USAFederalReserveHoliday open
2027-06-18 QLNet 1.13.2: Settlement closed, FederalReserve closed; PublicHoliday 3.17.0: USAPublicHoliday closed, USAFederalReserveHoliday open
2027-12-24 QLNet 1.13.2: Settlement closed, FederalReserve open; PublicHoliday 3.17.0: USAPublicHoliday closed, USAFederalReserveHoliday open
2027-12-31 QLNet 1.13.2: Settlement closed, FederalReserve open; PublicHoliday 3.17.0: USAPublicHoliday closed, USAFederalReserveHoliday open
2026-07-03 date-holidays 3.37.0: closed, Independence Day (substitute day)
2027-06-18 date-holidays 3.37.0: closed, Juneteenth (substitute day)
2027-12-24 date-holidays 3.37.0: closed, Christmas Day (substitute day)
2027-12-31 date-holidays 3.37.0: closed, New Year's Day (substitute day)
TXT
echo "As found: the calendars that one would take close Fridays on which the Federal Reserve settles."
