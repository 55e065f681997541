// Reads {secret, headers, body} as JSON from standard input, and checks x-syncpay-signature as SyncPay's receivers are told to:
// over the payload parsed and written again. Prints "valid", or "refused: " and the reason.
import { createHmac } from "node:crypto";

let input = "";
for await (const chunk of process.stdin) input += chunk;
const { secret, headers, body } = JSON.parse(input);
const payload = JSON.parse(body);
const expected = createHmac("sha256", secret).update(JSON.stringify(payload)).digest("hex");
console.log(headers["x-syncpay-signature"] === expected ? "valid" : "refused: the signature is of another payload");
