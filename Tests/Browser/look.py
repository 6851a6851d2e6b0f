"""Looks at a page that has every mistake, and demands that each of them is found.

Exit code 1 where one is overlooked.
"""

import argparse
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from playwright.sync_api import sync_playwright

from visitor import Findings, Visitor

PAGE = """<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title></title>
<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/nowhere.css"></head><body><main>
<p id="a" style="color: red">styled</p><pre>%s</pre><p id="a">twice</p><input name="q"><a href="/">on</a>
<p class="pale">pale</p><button>low</button><img src="http://localhost:1/elsewhere.png" alt="">
<script>throw new Error("oops")</script></main></body></html>""" % ("wide " * 50)
POLICY = "default-src 'self'; style-src 'self'; img-src *; script-src 'self' 'unsafe-inline'"
EXPECTED = [
    "px too wide", "0 h1", "title ''", "ids twice", "inline script or style", "lower than", "axe critical",
    "404 for /nowhere.css", "a request to another host", "script error: oops", "Content Security Policy",
    "answered 200, not 404", "focus cannot be seen",
]


class Page(BaseHTTPRequestHandler):
    def do_GET(self):
        found = self.path == "/"
        body = PAGE.encode() if found else b""
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8" if found else "text/css")
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--chromium", default="/usr/bin/chromium")
    options = parser.parse_args()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Page)
    Thread(target=server.serve_forever, daemon=True).start()
    findings = Findings()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=options.chromium, args=["--no-sandbox"])
        base = f"http://127.0.0.1:{server.server_address[1]}"
        visitor = Visitor(browser, base, findings, None, "mistakes", width=390)
        visitor.go("/", status=404)
        visitor.look("mistakes")
        # What a style sheet does that takes the outline away.
        visitor.page.evaluate("document.querySelector('a').style.outline = 'none'")
        visitor.tab_to(lambda focus: focus["tag"] == "A", "the link")
        # Without scripts axe has a copy of the page, and finds there what it finds in the page itself.
        plain = Findings()
        visitor = Visitor(browser, base, plain, None, "mistakes-plain", width=390, scripts=False)
        visitor.go("/", status=404)
        visitor.look("mistakes-plain")
        visitor.close()
        browser.close()
    overlooked = [text for text in EXPECTED if not any(text in found for found in findings.seen)]
    overlooked += [f"{text}, without scripts" for text in findings.seen
                   if text.startswith("axe ") and text not in plain.seen]
    if overlooked:
        findings.report()
        print("overlooked:", overlooked)
    return 1 if overlooked else 0


if __name__ == "__main__":
    sys.exit(main())
