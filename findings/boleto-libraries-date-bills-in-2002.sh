#!/usr/bin/env bash
# Expected: a boleto that is due on 29 November 2026 is read as due on 29 November 2026.
# Happens: its number holds the due date as four digits of days since 7 October 1997. The counter reached 9999 on 21 February 2025 and began
#   again at 1000 the day after, as Brazil's banks had agreed. boleto.js 1.1.4 and @mrmgomes/boleto-utils 1.3.3 (field "vencimento") still
#   count from 1997: the bill of 2026 is due in April 2002. The check digits are right, the amount is right, the bill is "valid".
# Why it matters: a bill that is due in a month counts as 24 years overdue, so it is refused as expired or is given interest and a fine.
#   boleto-utils has the right date in a second field, "vencimentoComNovoFator2025", which in turn puts an old bill of 2024 (factor 9585)
#   into 2048: choose by the nearest date, as neither field is right for all bills.
# Source: npm @mrmgomes/boleto-utils 1.3.3, src/boleto-utils.js:170 and 195; npm boleto.js 1.1.4, src/boleto.js, expirationDate();
#   npm node-boleto 2.3.0, lib/formatters.js, fatorVencimento(), which writes the new factor. Rule: FEBRABAN, the factor returns to 1000 on
#   22 February 2025. Seen on 2026-11-30.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TZ=UTC
cd "$work"

npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @mrmgomes/boleto-utils@1.3.3 boleto.js@1.1.4 node-boleto@2.3.0 >/dev/null
cat > peer.js <<'JS'
global.window = {};
const utils = require("@mrmgomes/boleto-utils"), Boleto = require("boleto.js");
const { fatorVencimento } = require("node-boleto/lib/formatters");

const modulo10 = (digits) => {
  const sum = [...digits].reverse().reduce((all, digit, at) => {
    const product = digit * (at % 2 ? 1 : 2);
    return all + (product > 9 ? product - 9 : product);
  }, 0);
  return (10 - (sum % 10)) % 10;
};
const modulo11 = (digits) => {
  const rest = 11 - ([...digits].reverse().reduce((all, digit, at) => all + digit * (2 + (at % 8)), 0) % 11);
  return rest > 9 ? 1 : rest;
};
function bill(due) {
  const factor = fatorVencimento(due), money = "0000012345", free = "0000001234567890123456789";
  const check = modulo11("0019" + factor + money + free);
  const fields = ["0019" + free.slice(0, 5), free.slice(5, 15), free.slice(15)];
  return { factor, line: fields.map((field) => field + modulo10(field)).join("") + check + factor + money };
}
const day = (date) => date.toISOString().slice(0, 10);
for (const due of ["2024-01-04", "2025-02-21", "2025-02-22", "2026-11-29"]) {
  const { factor, line } = bill(due), read = utils.validarBoleto(line), other = new Boleto(line);
  console.log(`due ${due}, factor ${factor}, ${read.sucesso && other.valid() ? "valid" : "refused"}, BRL ${read.valor}: boleto-utils 1.3.3`,
    `vencimento ${day(new Date(read.vencimento))}, vencimentoComNovoFator2025 ${day(new Date(read.vencimentoComNovoFator2025))};`,
    `boleto.js 1.1.4 ${day(other.expirationDate())}`);
}
JS
node peer.js | tee out.txt

diff - out.txt <<'TXT'
due 2024-01-04, factor 9585, valid, BRL 123.45: boleto-utils 1.3.3 vencimento 2024-01-04, vencimentoComNovoFator2025 2048-08-25; boleto.js 1.1.4 2024-01-04
due 2025-02-21, factor 9999, valid, BRL 123.45: boleto-utils 1.3.3 vencimento 2025-02-21, vencimentoComNovoFator2025 2049-10-13; boleto.js 1.1.4 2025-02-21
due 2025-02-22, factor 1000, valid, BRL 123.45: boleto-utils 1.3.3 vencimento 2000-07-03, vencimentoComNovoFator2025 2025-02-22; boleto.js 1.1.4 2000-07-03
due 2026-11-29, factor 1645, valid, BRL 123.45: boleto-utils 1.3.3 vencimento 2002-04-09, vencimentoComNovoFator2025 2026-11-29; boleto.js 1.1.4 2002-04-09
TXT
echo "As found: bills of today are read as bills of a quarter of a century ago."
