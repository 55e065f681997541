#!/usr/bin/env bash
# Measures the library under load, beside a raw floor and the build of an earlier commit, in one run whose candidates take turns.
#   ./bench.sh            everything, in under 20 minutes; tables and plots go to benchmarks/results/<date>-load.md and .svg
#   ./bench.sh --quick    a look, in about 3 minutes once both builds are there; they go to artifacts/load/quick-load.md and .svg
#   ./bench.sh --scale    what grows: due work, webhooks, a large file, a long run, the shop's start, in about 20 minutes and with 25 GB of
#                         free disk; tables go to benchmarks/results/<date>-scale.md. With --quick, a look in 3 minutes, to artifacts/load
# Run it on a machine that does nothing else. Needs the .NET 10 SDK, git with the history, and wrk, which it installs from Debian's package.
set -euo pipefail
cd "$(dirname "$0")"
earlier=4e12220

case "$*" in
  "") run=run plan=full report=benchmarks/results/$(date -u +%F)-load ;;
  --quick) run=run plan=quick report=artifacts/load/quick-load ;;
  --scale) run=run-scale plan=full report=benchmarks/results/$(date -u +%F)-scale ;;
  "--scale --quick" | "--quick --scale") run=run-scale plan=quick report=artifacts/load/quick-scale ;;
  *) echo "usage: ./bench.sh [--scale] [--quick]" >&2; exit 2 ;;
esac
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

command -v dotnet >/dev/null || { echo "Install the .NET 10 SDK first." >&2; exit 2; }
if [ "$run" = run ] && ! command -v wrk >/dev/null; then
  root=()
  [ "$(id -u)" = 0 ] || root=(sudo)
  command -v apt-get >/dev/null || { echo "Install wrk, the load generator, first." >&2; exit 2; }
  echo "Installing wrk …" >&2
  "${root[@]}" apt-get update -q >/dev/null
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends wrk >/dev/null
fi

tree=$PWD/artifacts/load/tree-$earlier
git worktree prune
[ -e "$tree/Payments.sln" ] || git worktree add -q --detach "$tree" "$earlier"

# No node stays behind: it would take time from what is measured.
build() { dotnet build "$1" -c Release -v q -nologo -clp:NoSummary -nodeReuse:false -p:UseSharedCompilation=false "${@:2}" >&2; }
build benchmarks/Payments.Load
build benchmarks/Payments.Load --artifacts-path "$tree/artifacts" -p:Tree="$tree" -p:RunAnalyzers=false
[ "$run" = run ] || build samples/Shop
rm -rf artifacts/load/data-*

program=benchmarks/Payments.Load/bin/Release/net10.0/Payments.Load.dll
dotnet "$program" "$run" "$plan" "$tree/artifacts/bin/Payments.Load/release/Payments.Load.dll" "$report"
echo "The report is in $report.md." >&2
