#!/usr/bin/env bash
# Cuts the power of a disk again and again while payments are taken on it, and looks after each cut whether an acknowledged one is lost.
#   ./eng/power-cuts.sh [rounds]      20 unless given
# The disk is an ext4 file system in a file. A cut is ext4's own shutdown without a flush: what was not flushed is gone, and every
# write after it fails. What the callers were told and what the provider charged is kept on another disk. A control does the same with
# synchronous=NORMAL and must lose payments: otherwise nothing was cut. A disk that lies about its flushes is not covered.
# Needs root, loop devices, Python and the .NET 10 SDK. Exit code 0: nothing is lost; 1: something is, or the control loses nothing;
# 77: this machine cannot do it.
set -euo pipefail
cd "$(dirname "$0")/.."
rounds=${1:-20}
control_rounds=10
[[ "$rounds" =~ ^[1-9][0-9]*$ ]] || { echo "usage: $0 [rounds]" >&2; exit 2; }

cannot() { echo "No power cuts: $*" >&2; exit 77; }
[ "$(uname -s)" = Linux ] || cannot "they need Linux."
[ "$(id -u)" = 0 ] || cannot "they need root, to mount a disk."
for tool in dotnet python3 mkfs.ext4 e2fsck mount umount truncate; do
  command -v "$tool" >/dev/null || cannot "$tool is missing."
done
[ -e /dev/loop-control ] || cannot "this machine has no loop devices."

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
(cd eng/PowerCuts && dotnet build PowerCuts.csproj -c Release -v q -nologo -clp:NoSummary >&2)
program=$PWD/eng/PowerCuts/bin/Release/net10.0/PowerCuts.dll

work=$(mktemp -d)
disk=$work/disk
mkdir "$disk"
pid=
clean() {
  [ -z "$pid" ] || { kill -9 "$pid" && wait "$pid"; } 2>/dev/null || true
  ! mountpoint -q "$disk" || umount "$disk" || umount -l "$disk"
  rm -rf "$work"
}
trap clean EXIT

power_off() { # EXT4_IOC_SHUTDOWN with EXT4_GOING_FLAGS_NOLOGFLUSH
  python3 -c '
import fcntl, os, struct, sys
fcntl.ioctl(os.open(sys.argv[1], os.O_RDONLY), 0x8004587D, struct.pack("I", 2))' "$disk"
}

new_disk() { # the image
  truncate -s 1G "$1"
  mkfs.ext4 -q -F "$1"
  mount -o loop "$1" "$disk"
}

power_on() { # the image: the journal is replayed as after any cut
  local status=0
  e2fsck -fy "$1" >"$work/e2fsck" 2>&1 || status=$?
  [ "$status" -le 1 ] || { cat "$work/e2fsck" >&2; echo "The file system itself is damaged." >&2; return 1; }
  mount -o loop "$1" "$disk"
}

count() { if [ -e "$1" ]; then wc -l <"$1"; else echo 0; fi; }
pause() { sleep "$(printf '%d.%03d' $(($1 / 1000)) $(($1 % 1000)))"; } # milliseconds

lost_in=0 acknowledged=0 lost=0 twice=0 faults=0
campaign() { # rounds, full or normal
  local rounds=$1 synchronous=$2 image=$work/$2.img outside=$work/$2 round before now tries lost_before=0
  lost_in=0 acknowledged=0 lost=0 twice=0 faults=0
  mkdir "$outside" || return 1
  new_disk "$image" || return 1
  printf '%6s %13s %13s %8s %6s %14s %7s\n' round acknowledged "all of them" found lost "charged twice" faults
  for ((round = 1; round <= rounds; round++)); do
    before=$(count "$outside/paid")
    dotnet "$program" pay "$disk/payments.db" "$outside" "$round" "$synchronous" 2>"$work/pay" &
    pid=$!
    # Mostly amid work, sometimes amid the start.
    if [ $((RANDOM % 6)) != 0 ] || [ "$round" = 1 ]; then
      for ((tries = 0; tries < 600; tries++)); do
        now=$(count "$outside/paid")
        [ "$now" = "$before" ] || break
        kill -0 "$pid" 2>/dev/null || break
        pause 50
      done
      [ "$now" != "$before" ] || { cat "$work/pay" >&2; echo "No payment was taken in round $round." >&2; return 1; }
      pause $((RANDOM % 2000))
    else
      pause $((RANDOM % 3000))
    fi
    power_off || return 1
    kill -9 "$pid" 2>/dev/null || true
    wait "$pid" 2>/dev/null || true
    pid=
    umount "$disk" || return 1
    power_on "$image" || return 1
    dotnet "$program" check "$disk/payments.db" "$outside" "$round" "$synchronous" >"$work/counts" 2>"$work/check" ||
      { cat "$work/check" >&2; echo "The store could not be checked after round $round." >&2; return 1; }
    read -r acknowledged found lost twice faults <"$work/counts"
    printf '%6d %13d %13d %8d %6d %14d %7d\n' "$round" $((acknowledged - before)) "$acknowledged" "$found" "$lost" "$twice" "$faults"
    [ "$lost" -le "$lost_before" ] || lost_in=$((lost_in + 1))
    lost_before=$lost
    if [ "$synchronous" = full ] && [ $((lost + twice + faults)) != 0 ]; then
      cat "$work/check" >&2
      return 1
    fi
  done
  umount "$disk" || return 1
}

# Outside the campaign's own errors, so that a machine without the right to mount is not taken for a failure.
truncate -s 16M "$work/try.img"
mkfs.ext4 -q -F "$work/try.img"
mount -o loop "$work/try.img" "$disk" 2>"$work/try" || cannot "$(cat "$work/try")"
power_off 2>"$work/try" || { umount "$disk"; cannot "ext4 does not shut down: $(tail -n 1 "$work/try")"; }
umount "$disk"

echo "synchronous=FULL, as the store always is:"
kept=0
campaign "$rounds" full || kept=1
summary="$rounds power cuts: $acknowledged payments acknowledged, $lost lost, $twice charged twice, $faults other faults"
[ "$kept" = 0 ] || { echo "FAILED: $summary"; exit 1; }

echo "The control, synchronous=NORMAL:"
campaign "$control_rounds" normal || { echo "FAILED: the control broke."; exit 1; }
summary="$summary; the control lost $lost of $acknowledged, in $lost_in of $control_rounds cuts"
[ "$lost" -gt 0 ] || { echo "FAILED: $summary: the power was not cut, and the run proves nothing"; exit 1; }
echo "$summary"
