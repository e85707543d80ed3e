"""Stands in for a LanguageTool server, or for the Java that runs one: `--port N` is heeded.

    fake_server.py [BEHAVIOUR [NUMBER]]

It marks every word that begins with "zz" and suggests the word without it. Behaviours:
ok; fail-first N: answers 500 so many times; 500, html, 404, hang, drip: always; short N: takes no
text of more than N code units; die N: ends after so many texts, at once.
Each text it is asked about is written to the file `asked` in the current folder, a line each.
"""

import json
import os
import re
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs

PORT = int(sys.argv[sys.argv.index("--port") + 1]) if "--port" in sys.argv else 0
WORDS = sys.argv[1:] if not PORT else [word for word in sys.argv[1:2] if word == "hang"]
BEHAVIOUR = WORDS[0] if WORDS else "ok"
NUMBER = int(WORDS[1]) if len(WORDS) > 1 else 0
PAGE = b"<!DOCTYPE html><html><body><h1>It works!</h1></body></html>"


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def matches(text: str) -> list[dict[str, object]]:
    return [
        {
            "message": "A word begins with zz.",
            "replacements": [{"value": found[1]}],
            "offset": units(text[: found.start()]),
            "length": units(found[0]),
            "rule": {"id": "ZZ_WORD", "issueType": "grammar", "category": {"id": "GRAMMAR"}},
        }
        for found in re.finditer(r"\bzz(\w+)", text)
    ]


class Handler(BaseHTTPRequestHandler):
    asked = 0

    def do_POST(self) -> None:
        form = self.rfile.read(int(self.headers["Content-Length"])).decode()
        text = parse_qs(form, keep_blank_values=True)["text"][0]
        Handler.asked += 1
        with Path("asked").open("a", encoding="utf-8") as asked:
            asked.write(json.dumps(text) + "\n")
        if BEHAVIOUR == "die" and Handler.asked > NUMBER:
            os._exit(1)
        if BEHAVIOUR == "hang":
            time.sleep(600)
        if BEHAVIOUR == "500" or (BEHAVIOUR == "fail-first" and Handler.asked <= NUMBER):
            self.answer(500, b"Error: Internal Error: out of ideas")
        elif BEHAVIOUR == "404":
            self.answer(404, PAGE)
        elif BEHAVIOUR == "html":
            self.answer(200, PAGE)
        elif BEHAVIOUR == "short" and units(text) > NUMBER:
            self.answer(413, b"Error: Your text exceeds the limit")
        else:
            software = {"version": "0.1", "buildDate": "today"}
            said = json.dumps({"software": software, "matches": matches(text)}).encode()
            self.answer(200, said)

    def answer(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        for place in range(len(body)):
            if BEHAVIOUR != "drip":
                self.wfile.write(body)
                break
            self.wfile.write(body[place : place + 1])
            self.wfile.flush()
            time.sleep(0.2)

    def log_message(self, *_: object) -> None:
        pass


if __name__ == "__main__":  # a run of tests imports it, too, to look for doctests
    server = ThreadingHTTPServer(("127.0.0.1", PORT), Handler)
    print(f"http://127.0.0.1:{server.server_port}", flush=True)
    server.serve_forever()
