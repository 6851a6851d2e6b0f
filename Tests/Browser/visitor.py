"""A visitor with a browser, who notices what is wrong with every page that is looked at."""

import re
from pathlib import Path

from axe_playwright_python.base import AXE_FILE_PATH

AXE = Path(AXE_FILE_PATH).read_text()
# Milliseconds that one step of a visit may take, on a machine that is busy with much else.
PATIENCE = 30_000
# Attempts at a page that changes by itself, half a second apart.
ATTEMPTS = 60
# What browsers draw sharp edges with; smaller than a point that a finger misses.
TARGET = 44

# What a page says to those without scripts; a browser that has them shows nothing of it.
NOSCRIPT = re.compile(r"</?noscript[^>]*>")

MEASURE = """() => {
  const wide = [];
  const edge = document.documentElement.clientWidth;
  const isHidden = box => box.width <= 1 || box.height <= 1;
  const scrolls = element => {
    for (let up = element; up && up !== document.body; up = up.parentElement) {
      if (['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(up).overflowX)) return true;
    }
    return false;
  };
  for (const element of document.body.querySelectorAll('*')) {
    const box = element.getBoundingClientRect();
    if (!isHidden(box) && box.right > edge + 1 && !scrolls(element)) wide.push(element.outerHTML.slice(0, 120));
  }
  const ids = [...document.querySelectorAll('[id]')].map(element => element.id);
  const low = [...document.querySelectorAll('button, .button, select, textarea, input')].filter(element => {
    const box = element.getBoundingClientRect();
    if (isHidden(box) || ['checkbox', 'radio', 'hidden'].includes(element.type)) return false;
    return box.height < %d - 0.5;
  }).map(element => element.outerHTML.slice(0, 120));
  return {
    overflow: document.documentElement.scrollWidth - edge, wide: wide.slice(0, 3), low,
    headings: document.querySelectorAll('h1').length, title: document.title, language: document.documentElement.lang,
    twice: ids.filter((id, index) => ids.indexOf(id) !== index),
    // Chart.js sizes its canvas from a script.
    inline: document.querySelectorAll(
      '[style]:not(.chart canvas), style, script:not([src]):not([type="application/ld+json"])').length,
  };
}""" % TARGET

# What axe has against a page; of contrasts one entry for each pair of colors.
VIOLATIONS = """() => axe.run(document, { %s resultTypes: ['violations'] }).then(result =>
  result.violations.flatMap(violation => violation.nodes.map(node => {
    const data = violation.id === 'color-contrast' ? node.any[0].data : null;
    return {
      id: violation.id, impact: violation.impact, help: violation.help, html: node.html.slice(0, 200),
      colors: data ? `${data.fgColor} on ${data.bgColor}: ${data.contrastRatio}` : null,
    };
  })))"""

FOCUS = """() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const seen = [];
  for (let up = element; up && up !== document.body && seen.length < 3; up = up.parentElement) {
    const style = getComputedStyle(up);
    seen.push(style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2);
  }
  const box = element.getBoundingClientRect();
  return {
    tag: element.tagName, href: element.getAttribute('href'), name: element.getAttribute('name'),
    type: element.getAttribute('type'), value: element.getAttribute('value'), text: element.textContent.trim(),
    checked: element.checked === true, action: element.form ? element.form.getAttribute('action') : null,
    isVisible: seen.some(Boolean) && box.width > 0 && box.height > 0,
    isBelow: box.top >= innerHeight || box.bottom <= 0,
  };
}"""


class Findings:
    """What is wrong, each once, with an example and the page where it was seen first."""

    def __init__(self):
        self.seen = {}
        self.pages = 0

    def add(self, text, place, example=""):
        self.seen.setdefault(text, (place, example, []))[2].append(place)

    def report(self):
        for text, (place, example, places) in self.seen.items():
            more = f" and {len(places) - 1} more" if len(places) > 1 else ""
            print(f"FINDING {text}\n    at {place}{more}" + (f"\n    {example}" if example else ""))
        print(f"{self.pages} pages looked at, {len(self.seen)} findings")


class Visitor:
    """One person in one window: a language, a width, and scripts or none."""

    def __init__(self, browser, base, findings, pictures, name, *, language="zh", width=1440, scripts=True,
                 axe=True):
        self.base, self.findings, self.name = base, findings, name
        self.language, self.width, self.scripts = language, width, scripts
        self.prefix = "/en" if language == "en" else ""
        self.pictures = pictures / name if pictures else None
        if self.pictures:
            self.pictures.mkdir(parents=True, exist_ok=True)
        self.number = 0
        self.host = base.split("//")[1].split(":")[0]
        self.context = self._window(browser, scripts)
        self.page = self.context.new_page()
        # Axe waits for timers, which a page without scripts does not have: there it is given a copy of the page.
        self.copied, self.copies = "", None
        if axe and not scripts:
            self.copies = self._window(browser, True)
            self.copies.route("**/*", self._serve_copy)
        self.axe_page = None if not axe else self.copies.new_page() if self.copies else self.page
        self.main_status = 200
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self.find(f"script error: {error}"))
        self.page.on("response", self._answered)
        self.page.on("request", self._asked)
        self.page.on("requestfailed", self._failed)

    def _window(self, browser, scripts):
        context = browser.new_context(
            viewport={"width": self.width, "height": 900 if self.width > 500 else 844}, java_script_enabled=scripts,
            locale="en-GB" if self.language == "en" else "zh-CN", timezone_id="Asia/Shanghai",
            reduced_motion="reduce", service_workers="allow" if scripts and self.scripts else "block")
        context.set_default_timeout(PATIENCE)
        return context

    def close(self):
        if self.copies:
            self.copies.close()
        self.context.close()

    def find(self, text, example=""):
        self.findings.add(text, f"{self.name}: {self.page.url.removeprefix(self.base)}", example)

    # What the browser notices.

    def _heard(self, message):
        # Answers are looked at by themselves.
        if message.type in ("error", "warning") and not message.text.startswith("Failed to load resource"):
            self.find(f"console {message.type}: {message.text}")

    def _asked(self, request):
        host = re.sub(r"^[a-z]+://([^/:]*).*", r"\1", request.url)
        if not request.url.startswith(("data:", "blob:")) and host != self.host:
            self.find(f"a request to another host: {request.url}")

    def _failed(self, request):
        # A page that is left takes its pictures with it.
        if request.failure != "net::ERR_ABORTED":
            self.find(f"request failed: {request.url} {request.failure}")

    def _answered(self, response):
        if response.request.is_navigation_request():
            self.main_status = response.status
        elif response.status >= 400:
            self.find(f"{response.status} for {response.url.removeprefix(self.base)}")

    # Going and doing.

    def go(self, path, *, status=200):
        """Opens a page by its path without language."""
        self.page.goto(self.base + ((self.prefix + path) if path != "/" else (self.prefix or "/")))
        if self.main_status != status:
            self.find(f"answered {self.main_status}, not {status}")

    def press(self, selector, *, status=200):
        """Presses a button or link that leads to another page."""
        target = self.page.locator(selector).first
        with self.page.expect_navigation(wait_until="load"):
            target.click()
        if self.main_status != status:
            self.find(f"answered {self.main_status}, not {status}, after {selector}")

    def open(self, selector):
        """Opens what is folded away, where it is."""
        for fold in self.page.locator(f"details:not([open]):has({selector}) > summary").all():
            fold.click()

    def fill(self, name, text):
        """Fills a field by its name; of a choice the option that says so, or the first that says something."""
        field = self.page.locator(f'[name="{name}"]:visible').first
        if field.evaluate("element => element.tagName") != "SELECT":
            field.fill(text)
            return
        options = field.locator("option").evaluate_all(
            "all => all.filter(o => !o.disabled).map(o => [o.value, o.textContent])")
        chosen = [value for value, label in options if text and text in (value, label.strip())]
        chosen += [value for value, _ in options if value]
        if chosen:
            field.select_option(chosen[0])

    def has(self, selector):
        return self.page.locator(selector).count() > 0

    def text(self):
        return self.page.locator("body").inner_text()

    def wait_for_state(self, text):
        """Looks at the page again until a badge on it says so: workers and gateway take their time."""
        self.wait_for(f'main .state:has-text("{text}")')

    def wait_for(self, selector):
        for _ in range(ATTEMPTS):
            if self.has(selector):
                return
            self.page.wait_for_timeout(500)
            self.page.reload()
        raise AssertionError(f"{self.name}: {self.page.url} never had {selector}:\n{self.text()}")

    def expect(self, condition, what):
        if not condition:
            raise AssertionError(f"{self.name}: {self.page.url}: {what}:\n{self.text()}")

    # Looking.

    def look(self, name):
        """Looks at the page as it stands: measures, axe in light and dark, and a picture."""
        self.findings.pages += 1
        seen = self.page.evaluate(MEASURE)
        if seen["overflow"] > 0:
            self.find(f"{seen['overflow']} px too wide at {self.width}", " | ".join(seen["wide"]))
        if seen["headings"] != 1:
            self.find(f"{seen['headings']} h1")
        if not seen["title"].strip() or not seen["language"].startswith(self.language):
            self.find(f"title {seen['title']!r}, language {seen['language']!r}")
        if seen["twice"]:
            self.find(f"ids twice: {sorted(set(seen['twice']))}")
        if seen["inline"]:
            self.find("inline script or style")
        if self.width < 500:
            for element in seen["low"]:
                self.find(f"lower than {TARGET} px: {element}")
        if self.axe_page:
            self._axe()
        if self.pictures:
            self.number += 1
            self.page.screenshot(
                path=self.pictures / f"{self.number:02}-{name}.jpg", full_page=True, type="jpeg", quality=70)

    def _axe(self):
        if self.copies:
            self._copy()
        self.axe_page.evaluate(AXE)
        self._violations("", "")
        # The colors of a page are the same at every width.
        if self.width < 500:
            self.axe_page.emulate_media(color_scheme="dark")
            self._violations("runOnly: ['color-contrast'],", " in the dark")
            self.axe_page.emulate_media(color_scheme="light")

    def _copy(self):
        """The page as it stands, in a window where axe may run: with what it shows to those without scripts."""
        head, end, body = self.page.content().partition("</head>")
        self.copied = head + end + NOSCRIPT.sub("", body)
        # An address with a fragment would only be scrolled to.
        self.axe_page.goto(self.page.url.split("#")[0])

    def _serve_copy(self, route):
        """The copy in place of the page, whose own scripts do not run; its styles and pictures are the shop's."""
        if route.request.is_navigation_request():
            route.fulfill(
                status=200, body=self.copied, content_type="text/html; charset=utf-8",
                headers={"Content-Security-Policy": "script-src 'none'"})
        else:
            route.continue_()

    def _violations(self, options, where):
        for violation in self.axe_page.evaluate(VIOLATIONS % options):
            colors = f" ({violation['colors']})" if violation["colors"] else ""
            self.find(f"axe {violation['impact']}{where}: {violation['id']}: {violation['help']}{colors}",
                      violation["html"])

    # By keyboard alone.

    def tab_to(self, matches, what, *, limit=120):
        """Tabs until the focus stands where it should; every stop on the way must be seen."""
        for _ in range(limit):
            self.page.keyboard.press("Tab")
            focus = self.page.evaluate(FOCUS)
            if focus is None:
                continue
            if not focus["isVisible"] or focus["isBelow"]:
                self.find(f"focus cannot be seen on {focus['tag']} {focus['name'] or focus['href'] or focus['text']}")
            if matches(focus):
                return focus
        raise AssertionError(f"{self.name}: {self.page.url}: Tab never came to {what}")

    def key(self, name):
        """A key that leads to another page."""
        with self.page.expect_navigation(wait_until="load"):
            self.page.keyboard.press(name)
