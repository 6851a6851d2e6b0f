"""Every page that links lead to, one of each kind."""

import re

from playwright.sync_api import Error as PlaywrightError

# Kinds of pages that one tour may see; more is a finding, so that nothing is left out in silence.
LIMIT = 80
# A segment that names one thing of many.
NAME = re.compile(r"^([a-z]+_[0-9A-Za-z]{8,}|[0-9]+|[0-9]{4}-[0-9]{2}-[0-9]{2})$")
# What is no page.
SKIPPED = re.compile(r"\.(csv|xml|txt|json|svg|png|jpe?g|webp|css|js|webmanifest)$|/export|^/api/|^/assets/|^/media/")
SHELVES = ("/c/", "/p/")


def kind(path):
    """`/console/orders/ord_01H…` and its neighbours are of one kind, and so are all narrowed lists of one path."""
    bare, _, query = path.partition("?")
    for shelf in SHELVES:
        if bare.startswith(shelf):
            bare = shelf + "*"
    bare = "/".join("*" if NAME.match(part) else part for part in bare.split("/"))
    return bare + ("?" if query else "")


def links(visitor):
    """The pages that this one links to, without language."""
    found = visitor.page.locator("a[href]:not([download])").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    paths = []
    for href in found:
        href = href.split("#")[0]
        if not href.startswith("/") or href.startswith("//"):
            continue
        isEnglish = href == "/en" or href.startswith(("/en/", "/en?"))
        # The switch of the language leads to the same page.
        if isEnglish != (visitor.language == "en"):
            continue
        href = href.removeprefix(visitor.prefix) or "/"
        if not SKIPPED.search(href.partition("?")[0]):
            paths.append(href)
    return paths


def tour(visitor, starts, *, under="/", skips=()):
    """Looks at one page of every kind that can be reached.

    - under: only pages below this path.
    - skips: kinds that were looked at before.
    """
    seen, waiting = set(skips), list(starts)
    looked = set()
    while waiting:
        path = waiting.pop(0)
        if kind(path) in seen or not path.startswith(under):
            continue
        seen.add(kind(path))
        looked.add(kind(path))
        if len(looked) > LIMIT:
            visitor.find(f"more than {LIMIT} kinds of pages")
            break
        try:
            visitor.go(path)
        except PlaywrightError as error:
            if "Download is starting" in str(error):
                continue
            raise
        visitor.look(re.sub(r"[^a-z0-9]+", "-", kind(path).lower()).strip("-") or "home")
        waiting += links(visitor)
    return looked
