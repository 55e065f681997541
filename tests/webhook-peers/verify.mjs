// Reads {secret, headers, body} as JSON from standard input; prints "valid", or "refused: " and the reason.
import { Webhook } from "standardwebhooks";

let input = "";
for await (const chunk of process.stdin) input += chunk;
const { secret, headers, body } = JSON.parse(input);
try {
  new Webhook(secret).verify(body, headers);
  console.log("valid");
} catch (error) {
  console.log(`refused: ${error.message}`);
}
