"""Plays shopper and operator against a demo shop that serves, and looks at every page.

    play.py --base http://127.0.0.1:8080 --pictures DIRECTORY [--short]

Exit code 1 where something is wrong; every finding is printed.
"""

import argparse
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import sync_playwright

from ease import shop_with_ease, work_with_ease
from goods import edit_goods
from loop import LONG, PASSWORD, browse, by_keyboard, check_out, pay, play, sign_in
from second import use_second_step
from tour import tour
from visitor import Findings, Visitor

OPERATOR, ADMINISTRATOR, SHOPPER = (f"{who}@demo.zhanggui" for who in ("operator", "admin", "shopper"))
# Four of eight from the first visit to the refund: each language, width, and scripts or none meets each of the others.
ROUNDS = [("zh", 390, True), ("en", 1440, True), ("zh", 1440, False), ("en", 390, False)]
# The other four, as far as the order that is paid.
BRIEF = [("zh", 1440, True), ("en", 390, True), ("zh", 390, False), ("en", 1440, False)]
# Parts that are played at the same time.
WORKERS = 2
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


def play_round(make, index, goods, is_short):
    language, width, scripts = ROUNDS[index]
    name = f"{language}-{width}-{'scripts' if scripts else 'plain'}"
    shopper = make(f"shopper-{name}", language, width, scripts)
    staff = make(f"operator-{name}", language, width, scripts)
    sign_in(staff, OPERATOR)
    # An old customer, a new one, and two guests; names that fit and names that do not.
    play(shopper, staff, contact=f"round-{index}-{int(time.time())}@example.com",
         goods=goods if index % 2 == 0 else None, account=SHOPPER if index == 0 else None, registers=index == 1)
    staff.go("/console")
    staff.look("console-today")
    see_trade(staff, scripts)
    if not is_short:
        see_refusals(shopper)


def play_brief(make, index):
    """A guest buys something; what happens to an order after that is played by the whole rounds."""
    language, width, scripts = BRIEF[index]
    shopper = make(f"guest-{language}-{width}-{'scripts' if scripts else 'plain'}", language, width, scripts)
    browse(shopper)
    check_out(shopper, f"brief-{index}-{int(time.time())}@example.com")
    pay(shopper)
    shopper.close()


def see_trade(staff, scripts):
    """Drawings with their table a key away; without scripts the table alone."""
    staff.go("/console/trade?days=7")
    table = staff.page.locator("#days table")
    drawings = staff.page.locator("figure.chart canvas").count()
    if scripts:
        staff.expect(drawings == 2 and not table.is_visible(), "the trade is drawn")
        staff.page.locator("#days > summary").focus()
        staff.page.keyboard.press("Enter")
    staff.expect(table.is_visible() and table.locator("tbody tr").count() == 7, "seven days stand in the table")
    staff.expect(scripts or drawings == 0, "nothing is drawn without scripts")
    staff.look("console-trade")


def see_refusals(shopper):
    for path in MISSING:
        shopper.go(path, status=404)
        shopper.look("missing")
    if shopper.has('form[action$="/sign-out"]'):
        shopper.go("/console", status=403)
        shopper.look("forbidden")


def see_everything(make, language, width):
    guest = make(f"tour-guest-{language}-{width}", language, width, True)
    seen = tour(guest, ["/"])
    guest.close()
    shopper = make(f"tour-shopper-{language}-{width}", language, width, True)
    sign_in(shopper, SHOPPER)
    tour(shopper, ["/account", "/orders", "/account/addresses"], skips=seen)
    shopper.close()
    staff = make(f"tour-staff-{language}-{width}", language, width, True)
    sign_in(staff, ADMINISTRATOR)
    # No link leads to what is searched for.
    tour(staff, ["/console", "/console/search", "/console/search?q=%E8%8C%B6"], under="/console")


def keep_goods(make):
    for language, width, scripts in (("zh", 1440, True), ("en", 390, False)):
        staff = make(f"goods-{language}-{width}", language, width, scripts)
        sign_in(staff, OPERATOR)
        edit_goods(staff)
        staff.close()


def use_keys(make):
    for language in ("zh", "en"):
        by_keyboard(make(f"keyboard-{language}", language, 1440, True))


def with_ease(make):
    for language, width in (("zh", 390), ("en", 1440)):
        visitor = make(f"ease-{language}-{width}", language, width, True)
        shop_with_ease(visitor)
        visitor.close()
    work_with_ease(make("ease-staff", "zh", 1440, True), OPERATOR)


def parts(is_short, goods):
    """Everything that is played, by name; the longest first."""
    rounds = {f"round-{index}": lambda make, index=index: play_round(make, index, goods, is_short)
              for index in range(1 if is_short else len(ROUNDS))}
    if is_short:
        return rounds
    tours = {f"tour-{language}-{width}": lambda make, language=language, width=width: see_everything(
        make, language, width) for language, width in (("en", 390), ("zh", 1440))}
    brief = {f"brief-{index}": lambda make, index=index: play_brief(make, index) for index in range(len(BRIEF))}
    last = {"goods": keep_goods, "second-step": lambda make: use_second_step(make, ADMINISTRATOR), "keys": use_keys,
            "ease": with_ease}
    return tours | rounds | brief | last


class Stage:
    """Where parts are played, several at a time, each with a browser of its own."""

    def __init__(self, options):
        self.options, self.findings, self.start = options, Findings(), time.monotonic()

    def play(self, name, part):
        """What the part gives back; nothing where it broke off, which is a finding."""
        options = self.options
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=options.chromium, args=["--no-sandbox", "--disable-dev-shm-usage"])

            def make(name, language, width, scripts):
                return Visitor(
                    browser, options.base, self.findings, options.pictures, name, language=language, width=width,
                    scripts=scripts, axe=not options.short)

            try:
                return part(make)
            except (AssertionError, PlaywrightError) as error:
                self.findings.add(f"{name} broke off: {error}", "play")
            finally:
                browser.close()
                print(f"{name}: done after {time.monotonic() - self.start:.0f} s", flush=True)

    def play_all(self):
        goods = None if self.options.short else self.play("long-goods", make_long_goods)
        with ThreadPoolExecutor(WORKERS) as pool:
            played = [
                pool.submit(self.play, name, part) for name, part in parts(self.options.short, goods).items()
                if name.startswith(self.options.only)]
        for part in played:
            # What went wrong with the player itself.
            part.result()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--base", required=True)
    parser.add_argument("--pictures", type=Path)
    parser.add_argument("--chromium", default="/usr/bin/chromium")
    parser.add_argument("--short", action="store_true", help="one round of the loop, without axe, and nothing else")
    parser.add_argument("--only", default="", help="parts whose names begin so: round, brief, tour, second, keys, ease")
    stage = Stage(parser.parse_args())
    stage.play_all()
    stage.findings.report()
    return 1 if stage.findings.seen else 0


if __name__ == "__main__":
    sys.exit(main())
