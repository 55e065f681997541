#!/usr/bin/env bash
# Expected: a calendar library of this year knows the public holidays that a law added or took away with effect from 2024.
# Happens: Denmark abolished Store Bededag (the fourth Friday after Easter) from 2024; QLNet 1.13.2 still closes it, also in 2027. Brazil made
#   20 November a national holiday, its banks closed, from 2024; QLNet's Brazil calendar for Settlement and PublicHoliday 3.17.0, which
#   does know Denmark's law, both count it as a working day. date-holidays has both laws.
# Why it matters: a Danish collection is put off by three days, and a Brazilian due date falls on a day on which no bank takes the money,
#   every year. A check of a few well-known days (New Year, Easter, Christmas) finds nothing.
# Source: Danish act no. 214 of 6 March 2023; Brazilian law 14.759 of 21 December 2023. NuGet QLNet 1.13.2 (Time/Calendars/Denmark.cs,
#   Brazil.cs), PublicHoliday 3.17.0 (BrazilPublicHoliday, DenmarkPublicHoliday), npm date-holidays 3.37.0. Seen on 2026-11-30.
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

Show("Denmark, Store Bededag", new Denmark(), new DenmarkPublicHoliday(), new(2023, 5, 5), new(2024, 4, 26), new(2027, 4, 23));
Show("Brazil, 20 November", new Brazil(), new BrazilPublicHoliday(), new(2024, 11, 20), new(2026, 11, 20), new(2028, 11, 20));

static void Show(string name, Calendar calendar, PublicHolidayBase holidays, params DateTime[] days)
{
    foreach (var day in days)
        Console.WriteLine($"{name}, {day:yyyy-MM-dd}: QLNet 1.13.2 {Open(calendar.isBusinessDay(new Date(day)))}, PublicHoliday 3.17.0 {Open(holidays.IsWorkingDay(day))}");
}

static string Open(bool open) => open ? "open" : "closed";
CS
dotnet build -v q -clp:NoSummary > build.txt || { cat build.txt; exit 1; }
dotnet bin/Debug/net10.0/peer.dll | tee out.txt

npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts date-holidays@3.37.0 >/dev/null
cat > peer.cjs <<'JS'
const Holidays = require("date-holidays");
for (const [country, day] of [["DK", "2023-05-05"], ["DK", "2024-04-26"], ["DK", "2027-04-23"], ["BR", "2024-11-20"], ["BR", "2026-11-20"], ["BR", "2028-11-20"]]) {
  const found = new Holidays(country).isHoliday(new Date(`${day}T15:00:00Z`));
  console.log(`${country}, ${day}: date-holidays 3.37.0 ${found && found.some((one) => one.type === "public") ? "closed" : "open"}`);
}
JS
node peer.cjs | tee -a out.txt

diff - out.txt <<'TXT'
Denmark, Store Bededag, 2023-05-05: QLNet 1.13.2 closed, PublicHoliday 3.17.0 closed
Denmark, Store Bededag, 2024-04-26: QLNet 1.13.2 closed, PublicHoliday 3.17.0 open
Denmark, Store Bededag, 2027-04-23: QLNet 1.13.2 closed, PublicHoliday 3.17.0 open
Brazil, 20 November, 2024-11-20: QLNet 1.13.2 open, PublicHoliday 3.17.0 open
Brazil, 20 November, 2026-11-20: QLNet 1.13.2 open, PublicHoliday 3.17.0 open
Brazil, 20 November, 2028-11-20: QLNet 1.13.2 open, PublicHoliday 3.17.0 open
DK, 2023-05-05: date-holidays 3.37.0 closed
DK, 2024-04-26: date-holidays 3.37.0 open
DK, 2027-04-23: date-holidays 3.37.0 open
BR, 2024-11-20: date-holidays 3.37.0 closed
BR, 2026-11-20: date-holidays 3.37.0 closed
BR, 2028-11-20: date-holidays 3.37.0 closed
TXT
echo "As found: the calendars keep a holiday that was abolished and lack one that was added."
