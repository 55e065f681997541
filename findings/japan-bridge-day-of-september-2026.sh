#!/usr/bin/env bash
# Expected: a .NET holiday library that knows Japan's moving equinox and its substitute days has all of Japan's holidays.
# Happens: in Japan a working day between two holidays is a holiday itself. In 2026 Respect for the Aged Day is on Monday 21 September and
#   the equinox on Wednesday 23 September, so Tuesday the 22nd is one, and the banks are shut. PublicHoliday 3.17.0 counts it as a working
#   day; QLNet 1.13.2 knows it, date-holidays 3.37.0 knows this one and lacks the next, of 21 September 2032.
# Why it matters: a collection or payout that is dated on the 22nd moves to the 24th at the bank. The rule bites in few years (2009, 2015,
#   2026, 2032), so a comparison with the calendars of the last ten years shows no difference.
# Source: Japan's act on national holidays (1948, no. 178), article 3, paragraph 3; NuGet PublicHoliday 3.17.0 (JapanPublicHoliday.cs),
#   QLNet 1.13.2 (Time/Calendars/Japan.cs); npm date-holidays 3.37.0. Seen on 2026-11-30.
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

foreach (var day in new DateTime[] { new(2026, 9, 21), new(2026, 9, 22), new(2026, 9, 23), new(2026, 9, 24), new(2032, 9, 21) })
    Console.WriteLine($"Japan, {day:yyyy-MM-dd}: PublicHoliday 3.17.0 {Open(new JapanPublicHoliday().IsWorkingDay(day))}, "
        + $"QLNet 1.13.2 {Open(new Japan().isBusinessDay(new Date(day)))}");

static string Open(bool open) => open ? "open" : "closed";
CS
dotnet build -v q -clp:NoSummary > build.txt || { cat build.txt; exit 1; }
dotnet bin/Debug/net10.0/peer.dll | tee out.txt

npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts date-holidays@3.37.0 >/dev/null
cat > peer.cjs <<'JS'
const Holidays = require("date-holidays");
for (const day of ["2026-09-21", "2026-09-22", "2026-09-23", "2026-09-24", "2032-09-21"]) {
  const found = new Holidays("JP").getHolidays(Number(day.slice(0, 4))).some((one) => one.type === "public" && one.date.startsWith(day));
  console.log(`Japan, ${day}: date-holidays 3.37.0 ${found ? "closed" : "open"}`);
}
JS
node peer.cjs | tee -a out.txt

diff - out.txt <<'TXT'
Japan, 2026-09-21: PublicHoliday 3.17.0 closed, QLNet 1.13.2 closed
Japan, 2026-09-22: PublicHoliday 3.17.0 open, QLNet 1.13.2 closed
Japan, 2026-09-23: PublicHoliday 3.17.0 closed, QLNet 1.13.2 closed
Japan, 2026-09-24: PublicHoliday 3.17.0 open, QLNet 1.13.2 open
Japan, 2032-09-21: PublicHoliday 3.17.0 open, QLNet 1.13.2 closed
Japan, 2026-09-21: date-holidays 3.37.0 closed
Japan, 2026-09-22: date-holidays 3.37.0 closed
Japan, 2026-09-23: date-holidays 3.37.0 closed
Japan, 2026-09-24: date-holidays 3.37.0 open
Japan, 2032-09-21: date-holidays 3.37.0 open
TXT
echo "As found: the day between two holidays is missing."
