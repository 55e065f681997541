#!/usr/bin/env bash
# Expected: a mask for card numbers groups the digits of a card and keeps all of them, at least for the brands that it knows by name.
# Happens: Cleave.js 1.6.0 knows UnionPay, Maestro, Mir, Discover, JCB and Diners Club and cuts their numbers of 19 digits to 16 (Diners Club: 14),
#   in the field and in getRawValue() alike. The full length needs creditCardStrictMode, whose name promises the opposite and whose comment
#   in the code advises against it.
# Why it matters: the payer pastes a right number and sees it grouped, and the form says "invalid card"; or the sixteen digits happen to
#   pass Luhn's check, as one in ten do, and the issuer declines a number that is not the payer's. Only holders of such cards meet it, so
#   nobody at the shop can see why.
# Source: npm cleave.js 1.6.0, src/shortcuts/CreditCardDetector.js, blocks and getInfo(). card-validator 10.0.4 accepts all the numbers
#   below. The numbers are made up: a brand's first digits, zeros and a check digit. Seen on 2026-11-30.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts cleave.js@1.6.0 card-validator@10.0.4 >/dev/null
cat > peer.js <<'JS'
global.document = { querySelector: () => null, querySelectorAll: () => [], activeElement: null };
global.window = global;
global.navigator ??= { userAgent: "" };
const Cleave = require("cleave.js"), validator = require("card-validator");
const field = (value) => ({ value, addEventListener() {}, removeEventListener() {}, setAttribute() {}, getAttribute() {} });
for (const number of ["6200000000000000000", "6390000000000000009", "2200000000000000004", "6011000000000000001", "3530110000000000000",
  "3600000000000000004", "4242420000000000006"]) {
  const brand = validator.number(number).card.type;
  const [normal, strict] = [false, true].map((creditCardStrictMode) =>
    new Cleave(field(number), { creditCard: true, creditCardStrictMode }).getRawValue().length);
  console.log(`cleave.js 1.6.0, ${brand} of ${number.length} digits, valid ${validator.number(number).isValid}: keeps ${normal}, in strict mode ${strict}`);
}
JS
node peer.js | tee out.txt

diff - out.txt <<'TXT'
cleave.js 1.6.0, unionpay of 19 digits, valid true: keeps 16, in strict mode 19
cleave.js 1.6.0, maestro of 19 digits, valid true: keeps 16, in strict mode 19
cleave.js 1.6.0, mir of 19 digits, valid true: keeps 16, in strict mode 19
cleave.js 1.6.0, discover of 19 digits, valid true: keeps 16, in strict mode 19
cleave.js 1.6.0, jcb of 19 digits, valid true: keeps 16, in strict mode 19
cleave.js 1.6.0, diners-club of 19 digits, valid true: keeps 14, in strict mode 19
cleave.js 1.6.0, visa of 19 digits, valid true: keeps 16, in strict mode 19
TXT
echo "As found: the mask drops the last digits of a valid card."
