#!/usr/bin/env bash
# Prints the numbers that say how the house is kept, as a table in Markdown: sizes of files and classes, width, links between
# files, cycles between rooms, public types. Needs the .NET 10 SDK and builds what it reads.
#   ./eng/measure.sh                              this checkout
#   ./eng/measure.sh folder-of-another-checkout   another, such as one of an earlier commit
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "${1:-$here/..}" && pwd)
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

command -v dotnet >/dev/null || { echo "Install the .NET 10 SDK first." >&2; exit 2; }
[ -d "$root/src" ] || { echo "usage: $0 [folder of a checkout]: there is no src in $root." >&2; exit 2; }

# What a build says goes to the other stream, so that the table alone can be kept in a file.
for project in "$root"/src/*/*.csproj "$here/Measure/Measure.csproj"; do
  (cd "$(dirname "$project")" && dotnet build "$(basename "$project")" -c Release -v q -nologo -clp:NoSummary >&2)
done
exec dotnet "$here/Measure/bin/Release/net10.0/Measure.dll" "$root"
