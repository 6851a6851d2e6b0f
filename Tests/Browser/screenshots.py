"""Takes the pictures of the README: what a visitor of the demo sees, in files of at most 80 kB.

    screenshots.py --base http://127.0.0.1:8080 --to docs/pictures
"""

import argparse
import base64
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from loop import in_stock, sign_in
from visitor import Findings, Visitor

LIMIT = 80_000
# Falling until a picture is small enough.
QUALITIES = (82, 74, 66, 58, 50, 40)
WIDE, NARROW = 1280, 390


def take(visitor, to, name, *, height, dark=False):
    page = visitor.page
    page.set_viewport_size({"width": visitor.width, "height": height})
    page.emulate_media(color_scheme="dark" if dark else "light")
    page.wait_for_load_state("networkidle")
    session = visitor.context.new_cdp_session(page)
    for quality in QUALITIES:
        shot = session.send("Page.captureScreenshot", {"format": "webp", "quality": quality})
        data = base64.b64decode(shot["data"])
        if len(data) <= LIMIT:
            break
    visitor.expect(len(data) <= LIMIT, f"{name} has {len(data)} bytes")
    (to / f"{name}.webp").write_bytes(data)
    print(f"{name}.webp: {len(data)} bytes")


def shelf(number):
    return f".tiles li:nth-child({number}) a"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--base", required=True)
    parser.add_argument("--to", type=Path, required=True)
    parser.add_argument("--chromium", default="/usr/bin/chromium")
    options = parser.parse_args()
    options.to.mkdir(parents=True, exist_ok=True)
    findings = Findings()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=options.chromium, args=["--no-sandbox"])

        def make(language, width):
            return Visitor(browser, options.base, findings, None, "pictures", language=language, width=width)

        desk = make("zh", WIDE)
        desk.go("/")
        take(desk, options.to, "home", height=800)
        phone = make("zh", NARROW)
        phone.go("/")
        phone.press(shelf(1))
        take(phone, options.to, "phone-goods", height=844)
        phone.press(f'.product-card a[href$="{in_stock(phone)}"]')
        take(phone, options.to, "phone-product", height=844)
        english = make("en", WIDE)
        english.go("/")
        english.press(shelf(2))
        english.press(f'.product-card a[href$="{in_stock(english)}"]')
        take(english, options.to, "product", height=800)
        staff = make("zh", WIDE)
        sign_in(staff, "operator@demo.zhanggui")
        staff.go("/console/orders")
        take(staff, options.to, "console-orders", height=800)
        staff.go("/console/orders?state=delivered")
        staff.press('main table a[href*="/console/orders/ord_"]')
        take(staff, options.to, "console-order-dark", height=800, dark=True)
        browser.close()
    findings.report()
    return 1 if findings.seen else 0


if __name__ == "__main__":
    sys.exit(main())
