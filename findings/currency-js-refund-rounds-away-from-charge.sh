#!/usr/bin/env bash
# Expected: a money library rounds -x to the opposite of x, so a fee that is charged and then given back comes to nothing.
# Happens: currency.js 2.0.4 and numeral 2.0.6 round a half towards positive infinity: 2.345 gives 2.35 and -2.345 gives -2.34. A fee of
#   25 % of 10.10 is 2.53, and the same fee of -10.10 is -2.52.
# Why it matters: the reversal of a charge leaves a cent behind for every amount that ends on a half, always to the same side; a ledger or
#   a payout report no longer balances, and no single line looks wrong. Compute the refund from the charge's rounded amount, negated.
#   dinero.js 1.9.1 rounds both alike, so the difference also shows between two parts of one system.
# Source: npm currency.js 2.0.4, dist/currency.js, function rounding() and multiply(), by Math.round, which takes halves towards positive
#   infinity; numeral 2.0.6, numeral.js, toFixed(); dinero.js 1.9.1, percentage(). Seen on 2026-11-30.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm init -y >/dev/null
npm install --silent --no-audit --no-fund currency.js@2.0.4 numeral@2.0.6 dinero.js@1.9.1 >/dev/null
cat > peer.js <<'JS'
const currency = require("currency.js"), numeral = require("numeral"), dinero = require("dinero.js");
const fee = (amount) => currency(amount).multiply(0.25).value;
console.log(`currency.js 2.0.4, 25 % of 10.10 and of -10.10: ${fee(10.1)} and ${fee(-10.1)}, sum ${currency(fee(10.1)).add(fee(-10.1))}`);
let left = currency(0), off = 0;
for (let cents = 1; cents <= 10000; cents++) {
  const one = currency(fee(cents / 100)).add(fee(-cents / 100));
  if (one.intValue !== 0) off++;
  left = left.add(one);
}
console.log(`currency.js 2.0.4, charge and refund of each amount from 0.01 to 100.00: ${off} do not cancel, ${left} is left`);
console.log(`numeral 2.0.6, 2.345 and -2.345: ${numeral(2.345).format("0.00")} and ${numeral(-2.345).format("0.00")}`);
const cents = (amount) => dinero({ amount }).percentage(25).getAmount();
console.log(`dinero.js 1.9.1, 25 % of 10.10 and of -10.10: ${cents(1010)} and ${cents(-1010)} cents`);
JS
node peer.js | tee out.txt

diff - out.txt <<'TXT'
currency.js 2.0.4, 25 % of 10.10 and of -10.10: 2.53 and -2.52, sum 0.01
currency.js 2.0.4, charge and refund of each amount from 0.01 to 100.00: 2500 do not cancel, 25.00 is left
numeral 2.0.6, 2.345 and -2.345: 2.35 and -2.34
dinero.js 1.9.1, 25 % of 10.10 and of -10.10: 252 and -252 cents
TXT
echo "As found: the refund of a charge is a cent smaller than the charge."
