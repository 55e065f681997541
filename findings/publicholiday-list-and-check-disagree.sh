#!/usr/bin/env bash
# Expected: the list of a year's holidays and the question whether one day is a holiday, asked of one and the same calendar object, agree.
# Happens: in PublicHoliday 3.17.0, PublicHolidays(year) and IsPublicHoliday(day) are written twice and differ. Serbia's list has the western
#   Easter, its check the Orthodox one, which is the law; Slovenia's list has Easter Monday 2027, its check lacks it; Mexico's list has
#   1 October in each year, its check only in the years of a new president; the check for the USA closes 31 December 2027, the list does not.
# Why it matters: a part that stores the list (a table of bank days) and one that asks for the day (a due date) compute different dates
#   from one package, and each is right for some countries: neither can be picked as the safe one.
# Source: NuGet PublicHoliday 3.17.0 (github.com/martinjw/Holiday: SerbianPublicHoliday.cs:148 and 172, SloveniaPublicHoliday.cs,
#   MexicoPublicHoliday.cs, USAPublicHoliday.cs). Serbia's law on state and other holidays, article 4; Mexico's Ley Federal del Trabajo, article 74: 1 October only
#   every six years, when the executive changes. Seen on 2026-11-30.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
cd "$work"

cat > peer.csproj <<'XML'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
  <ItemGroup><PackageReference Include="PublicHoliday" Version="[3.17.0]" /></ItemGroup>
</Project>
XML
cat > Program.cs <<'CS'
using PublicHoliday;

Show("Serbia", new SerbianPublicHoliday(), new(2026, 4, 3), new(2026, 4, 6), new(2026, 4, 10), new(2026, 4, 13));
Show("Slovenia", new SloveniaPublicHoliday(), new(2026, 4, 6), new(2027, 3, 29));
Show("Mexico", new MexicoPublicHoliday(), new(2024, 10, 1), new(2026, 10, 1), new(2027, 10, 1));
Show("USA", new USAPublicHoliday(), new(2026, 7, 3), new(2027, 12, 24), new(2027, 12, 31));
Show("Germany", new GermanPublicHoliday(), new(2026, 4, 3), new(2026, 4, 6), new(2027, 3, 29));

static void Show(string name, PublicHolidayBase calendar, params DateTime[] days)
{
    foreach (var day in days)
    {
        var (list, check) = (calendar.PublicHolidays(day.Year).Any(one => one.Date == day), calendar.IsPublicHoliday(day));
        Console.WriteLine($"PublicHoliday 3.17.0, {name} {day:yyyy-MM-dd}: list {(list ? "holiday" : "open")}, check {(check ? "holiday" : "open")}"
            + (list == check ? "" : "  <-- differ"));
    }
}
CS
dotnet build -v q -clp:NoSummary > build.txt || { cat build.txt; exit 1; }
dotnet bin/Debug/net10.0/peer.dll | tee out.txt

diff - out.txt <<'TXT'
PublicHoliday 3.17.0, Serbia 2026-04-03: list holiday, check open  <-- differ
PublicHoliday 3.17.0, Serbia 2026-04-06: list holiday, check open  <-- differ
PublicHoliday 3.17.0, Serbia 2026-04-10: list open, check holiday  <-- differ
PublicHoliday 3.17.0, Serbia 2026-04-13: list open, check holiday  <-- differ
PublicHoliday 3.17.0, Slovenia 2026-04-06: list holiday, check holiday
PublicHoliday 3.17.0, Slovenia 2027-03-29: list holiday, check open  <-- differ
PublicHoliday 3.17.0, Mexico 2024-10-01: list holiday, check holiday
PublicHoliday 3.17.0, Mexico 2026-10-01: list holiday, check open  <-- differ
PublicHoliday 3.17.0, Mexico 2027-10-01: list holiday, check open  <-- differ
PublicHoliday 3.17.0, USA 2026-07-03: list holiday, check holiday
PublicHoliday 3.17.0, USA 2027-12-24: list holiday, check holiday
PublicHoliday 3.17.0, USA 2027-12-31: list open, check holiday  <-- differ
PublicHoliday 3.17.0, Germany 2026-04-03: list holiday, check holiday
PublicHoliday 3.17.0, Germany 2026-04-06: list holiday, check holiday
PublicHoliday 3.17.0, Germany 2027-03-29: list holiday, check holiday
TXT
echo "As found: the list of a calendar's holidays and its check for one day disagree."
