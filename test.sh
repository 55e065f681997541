#!/usr/bin/env bash
# Installs what the tests need and the machine lacks, runs every test, and ends with one line: N passed, N failed, N skipped.
#   ./test.sh          everything but the long campaigns
#   ./test.sh --long   with them, and with a native program (PublishAot) that takes a payment
set -euo pipefail
cd "$(dirname "$0")"

case "${1:-}" in
  "") export PAYMENTS_LONG=0 ;;
  --long) export PAYMENTS_LONG=1 ;;
  *) echo "usage: ./test.sh [--long]" >&2; exit 2 ;;
esac
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

# Prints the first of the commands that is there.
first_of() { for name in "$@"; do command -v "$name" 2>/dev/null && return 0; done; return 1; }

install() { # what it is, the Debian packages
  local what=$1; shift
  if ! command -v apt-get >/dev/null; then
    echo "The tests need $what, and this machine has none. Install it (Debian's packages: $*) and run ./test.sh again." >&2
    exit 2
  fi
  local root=()
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || { echo "The tests need $what. As root: apt-get install $*" >&2; exit 2; }
    root=(sudo)
  fi
  echo "Installing $what …"
  "${root[@]}" apt-get update -q >/dev/null
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "$@" >/dev/null
}

command -v dotnet >/dev/null || { echo "Install the .NET 10 SDK first." >&2; exit 2; }
# The headless shell does half the work of the browser with its windows for each page; where there is none, the browser does.
browsers="chromium-headless-shell chromium chromium-browser google-chrome"
command -v chromium-headless-shell >/dev/null || (install "Chromium's headless shell" chromium-headless-shell) || echo "There is no headless shell; the browser takes its place."
first_of $browsers >/dev/null || install "Chromium" chromium
# The package is for Debian's own Python, whichever else comes first on the path.
/usr/bin/python3 -c "import aiosmtpd" 2>/dev/null || install "a mail server" python3-aiosmtpd
first_of npm >/dev/null || install "Node.js with npm" nodejs npm
PAYMENTS_CHROMIUM=$(first_of $browsers)
export PAYMENTS_CHROMIUM
(cd tests/webhook-peers && npm ci --no-audit --no-fund --silent)

results=artifacts/test-results
rm -rf "$results"
mkdir -p "$results"
# What the tests write is kept until the last of them, Payments.Traces.Tests, has looked through it for card numbers.
PAYMENTS_KEPT_FILES=$PWD/artifacts/kept-files
rm -rf "$PAYMENTS_KEPT_FILES"
export PAYMENTS_KEPT_FILES
dotnet build Payments.sln -c Release -v q -nologo -clp:NoSummary
# One project after the other: the suites measure nothing, and two cores are soon full.
status=0
for project in tests/*.Tests/*.csproj; do
  name=$(basename "$project" .csproj)
  dotnet test "$project" -c Release --no-build -v q -nologo --results-directory "$results" --logger "trx;LogFileName=$name.trx" --logger "console;verbosity=minimal" || status=1
done
rm -rf "$PAYMENTS_KEPT_FILES"
if [ "$PAYMENTS_LONG" = 1 ]; then
  cuts=0
  ./eng/power-cuts.sh || cuts=$?
  case "$cuts" in
    0) ;;
    77) echo "The power cuts did not run, and are not counted." ;;
    *) status=1 ;;
  esac
fi

# The analyzers look at every build; here the library without HTTP is a native program, and takes a payment.
if [ "$PAYMENTS_LONG" = 1 ]; then
  first_of clang gcc >/dev/null || install "a linker for native programs" clang zlib1g-dev
  runtime=$(dotnet --info | sed -n 's/^ *RID: *//p')
  native=artifacts/aot/publish/Payments.Aot/release_$runtime/Payments.Aot
  if dotnet publish tests/Payments.Aot -c Release -r "$runtime" -p:PublishAot=true --artifacts-path artifacts/aot -p:RunAnalyzers=false -warnaserror -v q -nologo; then
    "$native" || { echo "The native program failed." >&2; status=1; }
    echo "The native program has $(wc -c <"$native") bytes."
  else
    echo "The native program was not published." >&2
    status=1
  fi
fi

count() { # the sum of one counter over all result files
  find "$results" -name '*.trx' -exec grep -ho "<Counters [^>]*" {} + | sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p" | { sum=0; while read -r n; do sum=$((sum + n)); done; echo "$sum"; }
}
total=$(count total) passed=$(count passed) failed=$(count failed)
skipped=$((total - passed - failed))
projects=$(find tests -maxdepth 1 -name '*.Tests' | wc -l) reports=$(find "$results" -name '*.trx' | wc -l)
[ "$reports" = "$projects" ] || { echo "Only $reports of $projects test projects reported." >&2; status=1; }
[ "$total" -gt 0 ] || { echo "No test ran." >&2; status=1; }
[ "$failed" = 0 ] && [ "$skipped" = 0 ] || status=1
echo "$passed passed, $failed failed, $skipped skipped"
exit "$status"
