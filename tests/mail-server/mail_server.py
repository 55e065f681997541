"""A real mail server (aiosmtpd) for the tests: says on its standard output, a JSON object a line, what it took and where it was told to wait.

Arguments: the port. A mail to "wait-WHERE-…@example.com" makes it wait for ever at WHERE the first time, as a server does that is slow:
  rcpt   before it answers RCPT
  data   before it answers DATA
  dot    once it has taken the mail, before it says so
A line "greeting" on its standard input makes it wait before it greets, until a line "go" comes.
"""
import asyncio
import email
import email.policy
import json
import re
import sys

from aiosmtpd.smtp import SMTP

waited = set()
greeting = asyncio.Event()


def say(**what):
    print(json.dumps(what), flush=True)


async def wait(where, address):
    found = re.match(r"wait-([a-z]+)-", address or "")
    if found and found.group(1) == where and address not in waited:
        waited.add(address)
        say(waits=where, to=address)
        await asyncio.Event().wait()


class Handler:
    async def handle_RCPT(self, server, session, envelope, address, options):
        await wait("rcpt", address)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        to = envelope.rcpt_tos[0]
        mail = email.message_from_bytes(envelope.content, policy=email.policy.default)
        parts = {part.get_content_type(): part.get_content() for part in mail.walk() if not part.is_multipart()}
        say(
            took=to,
            sender=envelope.mail_from,
            headers={name: str(value) for name, value in mail.items()},
            defects=[str(defect) for part in mail.walk() for defect in part.defects],
            parts=parts,
            longest_line=max(len(line) for line in envelope.content.split(b"\r\n")),
        )
        await wait("dot", to)
        return "250 OK"


class Server(SMTP):
    async def smtp_DATA(self, arg):
        await wait("data", self.envelope.rcpt_tos[0] if self.envelope.rcpt_tos else None)
        await super().smtp_DATA(arg)

    async def _handle_client(self):
        if not greeting.is_set():
            say(waits="greeting")
            await greeting.wait()
        await super()._handle_client()


def obey():
    line = sys.stdin.readline().strip()
    if line == "greeting":
        greeting.clear()
        say(obeys=line)
    elif line == "go":
        greeting.set()
        say(obeys=line)
    elif not line:
        sys.exit(0)


async def main():
    greeting.set()
    loop = asyncio.get_running_loop()
    loop.add_reader(sys.stdin, obey)
    server = await loop.create_server(lambda: Server(Handler(), hostname="mail.example.com", enable_SMTPUTF8=True), "127.0.0.1", int(sys.argv[1]))
    say(listens=True)
    await server.serve_forever()


asyncio.run(main())
