"""Plays shopper and operator against a demo shop that serves, and looks at every page.

    play.py --base http://127.0.0.1:8080 --pictures DIRECTORY [--short]

Exit code 1 where something is wrong; every finding is printed.
"""

import argparse
import sys
import time
from pathlib import Path

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import sync_playwright

from loop import LONG, PASSWORD, by_keyboard, play, sign_in
from tour import tour
from visitor import Findings, Visitor

OPERATOR, ADMINISTRATOR, SHOPPER = (f"{who}@demo.zhanggui" for who in ("operator", "admin", "shopper"))
# Four of eight: each language, width, and scripts or none meets each of the others.
ROUNDS = [("zh", 390, True), ("en", 1440, True), ("zh", 1440, False), ("en", 390, False)]
MISSING = ["/nowhere", "/p/nowhere", "/c/nowhere"]


def make_long_goods(make):
    """Goods with the longest words that anybody may write, on sale; their slug."""
    visitor = make("long-goods", "zh", 390, True)
    client = visitor.context.request

    def items(path):
        return client.get(f"{visitor.base}/api/v1{path}", headers={"Authorization": f"Bearer {token}"}).json()["items"]

    def post(path, body, key=None):
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        headers |= {"Idempotency-Key": key} if key else {}
        answer = client.post(f"{visitor.base}/api/v1{path}", data=body, headers=headers)
        visitor.expect(answer.ok, f"{path} answered {answer.status}: {answer.text()}")
        return answer.json()

    token = None
    token = post("/sessions", {"email": ADMINISTRATOR, "password": PASSWORD})["access_token"]
    slug = f"long-{int(time.time())}"
    product = post("/products", {
        "slug": slug, "category_id": items("/categories")[0]["id"], "title": LONG * 7, "subtitle": "一" * 100,
        "brand": "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
        "description": "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft " * 9,
        "skus": [{"code": f"{slug}-{index}", "attributes": {"size": f"{index}" * 60},
                  "price": {"amount": 99_999_999, "currency": "CNY"}} for index in range(2)]})
    for state in ("review", "on_sale"):
        post(f"/products/{product['id']}/transitions", {"to": state})
    post("/inventory/adjustments", {
        "sku_id": product["skus"][0]["id"], "warehouse_id": items("/warehouses")[0]["id"], "delta": 9,
        "reason": "receipt"}, key=slug)
    visitor.close()
    return slug


def rounds(make, is_short):
    long = None if is_short else make_long_goods(make)
    for index, (language, width, scripts) in enumerate(ROUNDS[:1] if is_short else ROUNDS):
        shopper = make(f"shopper-{language}-{width}-{'js' if scripts else 'plain'}", language, width, scripts)
        staff = make(f"operator-{language}-{width}-{'js' if scripts else 'plain'}", language, width, scripts)
        sign_in(staff, OPERATOR)
        # An old customer, a new one, and two guests; names that fit and names that do not.
        play(shopper, staff, contact=f"round-{index}-{int(time.time())}@example.com",
             goods=long if index % 2 == 0 else None, account=SHOPPER if index == 0 else None, registers=index == 1)
        staff.go("/console")
        staff.look("console-today")
        if not is_short:
            see_refusals(shopper)
        shopper.close()
        staff.close()


def see_refusals(shopper):
    for path in MISSING:
        shopper.go(path, status=404)
        shopper.look("missing")
    if shopper.has('form[action$="/sign-out"]'):
        shopper.go("/console", status=403)
        shopper.look("forbidden")


def tours(make):
    for language, width in (("en", 390), ("zh", 1440)):
        guest = make(f"tour-guest-{language}-{width}", language, width, True)
        seen = tour(guest, ["/"])
        guest.close()
        shopper = make(f"tour-shopper-{language}-{width}", language, width, True)
        sign_in(shopper, SHOPPER)
        tour(shopper, ["/account", "/orders", "/account/addresses"], skips=seen)
        shopper.close()
        staff = make(f"tour-staff-{language}-{width}", language, width, True)
        sign_in(staff, ADMINISTRATOR)
        tour(staff, ["/console"], under="/console")
        staff.close()


def keys(make):
    for language in ("zh", "en"):
        visitor = make(f"keyboard-{language}", language, 1440, True)
        by_keyboard(visitor)
        visitor.close()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--base", required=True)
    parser.add_argument("--pictures", type=Path)
    parser.add_argument("--chromium", default="/usr/bin/chromium")
    parser.add_argument("--short", action="store_true", help="one round of the loop, without axe, and nothing else")
    parser.add_argument("--only", choices=["rounds", "tours", "keys"])
    options = parser.parse_args()
    findings, start = Findings(), time.monotonic()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=options.chromium, args=["--no-sandbox", "--disable-dev-shm-usage"])

        def make(name, language, width, scripts):
            return Visitor(
                browser, options.base, findings, options.pictures, name, language=language, width=width,
                scripts=scripts, axe=not options.short)

        parts = {"rounds": lambda: rounds(make, options.short)}
        if not options.short:
            parts |= {"keys": lambda: keys(make), "tours": lambda: tours(make)}
        for name, run in parts.items():
            if options.only in (None, name):
                try:
                    run()
                except (AssertionError, PlaywrightError) as error:
                    findings.add(f"{name} ended: {error}", "play")
                print(f"{name}: {time.monotonic() - start:.0f} s", flush=True)
        browser.close()
    findings.report()
    return 1 if findings.seen else 0


if __name__ == "__main__":
    sys.exit(main())
