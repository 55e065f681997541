#!/usr/bin/env bash
# Expected: promptpay-qr makes the same code for a Thai mobile however it is written: 081…, +66 81…, or 0066 81…, the form that PromptPay's own
#   code holds.
# Happens: promptpay-qr 0.5.0 goes by the number of digits alone. 0812345678 and +66812345678 give a code for a mobile number (field 01 of the
#   payee), 0066812345678, with its thirteen digits, one for a national identity card or tax number (field 02). There is no error, and
#   the check value of the code is right.
# Why it matters: the code scans and asks the payer to send money to an identity number, not to the shop: the payer's bank finds no such
#   payee, or another one. A number that was read out of a PromptPay code is in just this form, as is one that was made "international".
# Source: npm promptpay-qr 0.5.0, index.js, generatePayload() (13 or more digits are a tax number) and formatTarget(), which itself writes
#   the 0066 form. The number is made up. Seen on 2026-11-30.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts promptpay-qr@0.5.0 >/dev/null
cat > peer.js <<'JS'
const generate = require("promptpay-qr");
const fields = (text) => text ? [[text.slice(0, 2), text.slice(4, 4 + Number(text.slice(2, 4)))], ...fields(text.slice(4 + Number(text.slice(2, 4))))] : [];
for (const number of ["0812345678", "+66812345678", "+66 81-234-5678", "0066812345678"]) {
  const payee = fields(Object.fromEntries(fields(generate(number, { amount: 120 })))["29"]).filter(([id]) => id !== "00")[0];
  console.log(`promptpay-qr 0.5.0, ${number}: payee field ${payee[0]} (${{ "01": "mobile number", "02": "identity card or tax number" }[payee[0]]}), ${payee[1]}`);
}
JS
node peer.js | tee out.txt

diff - out.txt <<'TXT'
promptpay-qr 0.5.0, 0812345678: payee field 01 (mobile number), 0066812345678
promptpay-qr 0.5.0, +66812345678: payee field 01 (mobile number), 0066812345678
promptpay-qr 0.5.0, +66 81-234-5678: payee field 01 (mobile number), 0066812345678
promptpay-qr 0.5.0, 0066812345678: payee field 02 (identity card or tax number), 0066812345678
TXT
echo "As found: the international form of a mobile number becomes an identity number."
