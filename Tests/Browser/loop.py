"""The whole loop: from the first visit to the order that came back and was refunded."""

from dataclasses import dataclass

PASSWORD = "demo-zhanggui"
NEW_PASSWORD = "seven brown teapots"
WORDS = {
    "zh": {"paid": "待发货", "delivered": "已送达", "refunded": "已退款"},
    "en": {"paid": "Ready to ship", "delivered": "Delivered", "refunded": "Refunded"},
}
ADDRESS = {
    "zh": {"name": "韩梅梅", "line1": "世纪大道 1 号"},
    "en": {"name": "Han Meimei", "line1": "1 Century Avenue"},
}
PLACE = {"province": "上海市", "city": "上海市", "district": "浦东新区"}
LONG = "MostExtraordinarilyLongTitle"
GOODS = f'.product-card:not(:has-text("{LONG}")) a'
CHECKOUT = 'form[action$="/cart"] button[name="step"][value="checkout"]'
ADD = 'form[action$="/cart/lines"] button[type="submit"]:not([name])'


@dataclass
class Order:
    """Where the shopper and the staff see it."""

    path: str
    console: str


def path_of(visitor):
    path = visitor.page.url.removeprefix(visitor.base).removeprefix(visitor.prefix).split("?")[0]
    return path or "/"


def sign_in(visitor, account, *, looks=False):
    visitor.go("/sign-in")
    if looks:
        visitor.look("sign-in")
        visitor.fill("email", account)
        visitor.fill("password", "not the password")
        visitor.press('form[action$="/sign-in"]:has([name="password"]) button[type="submit"]', status=401)
        visitor.look("sign-in-refused")
    visitor.fill("email", account)
    visitor.fill("password", PASSWORD)
    visitor.press('form[action$="/sign-in"]:has([name="password"]) button[type="submit"]')
    visitor.expect(visitor.has('form[action$="/sign-out"]'), "not signed in")


def register(visitor, email):
    visitor.go("/register")
    visitor.look("register")
    visitor.fill("email", email)
    visitor.fill("password", NEW_PASSWORD)
    visitor.page.locator('form[action$="/register"]:has([name="password"]) [name="terms"]').check()
    visitor.press('form[action$="/register"]:has([name="password"]) button[type="submit"]')
    visitor.expect(visitor.has('form[action$="/sign-out"]'), "not registered")


def browse(visitor, goods=None):
    """From the home page through a search to a product in the cart: those goods, by their slug, or the first."""
    visitor.go("/")
    visitor.look("home")
    # Nobody has to look for the first goods on a phone: a good part of a card stands above the bar at the bottom.
    first = visitor.page.locator(".product-card").first.bounding_box()
    visitor.expect(visitor.width > 500 or first["y"] + 120 < 844 - 56, f"the first goods stand at {first}")
    visitor.fill("q", "zzzzqqqq")
    visitor.press('[role="search"] button[type="submit"]')
    visitor.look("nothing-found")
    visitor.go("/search")
    visitor.look("all-goods")
    if goods:
        visitor.go(f"/p/{goods}")
    else:
        visitor.press(f'.product-card a[href$="{in_stock(visitor)}"]')
    if visitor.width < 500:
        # One bar, at the very bottom: what the goods cost is seen above it.
        bar = visitor.page.locator(".buy").bounding_box()
        alone = bar["y"] + bar["height"] > 843 and not visitor.page.locator(".tabbar").is_visible()
        visitor.expect(alone, f"the bar that buys stands at {bar}")
    visitor.look("product")
    choice = visitor.page.locator('input[type="radio"][name="sku"]:not(:disabled)').first
    if choice.count():
        choice.check(force=True)
    visitor.press(ADD)
    visitor.go("/cart")
    visitor.expect(visitor.has(CHECKOUT), "nothing in the cart")
    visitor.look("cart")


def in_stock(visitor):
    """The address of the first goods of this page that can be bought; the page stays."""
    links = visitor.page.locator(GOODS).evaluate_all("all => all.map(a => a.getAttribute('href'))")
    for link in links:
        answer = visitor.context.request.get(visitor.base + link)
        if f'action="{visitor.prefix}/cart/lines"' in answer.text():
            return link
    raise AssertionError(f"{visitor.name}: {visitor.page.url}: nothing to buy among {links}")


def choose_place(visitor):
    """Province, city and district: typed, or chosen one after the other where the shop has them in lists."""
    for name, text in PLACE.items():
        options = visitor.page.locator(f'select[name="address.{name}"] option[value]:not([value=""])')
        if visitor.has(f'select[name="address.{name}"]') and options.count() == 0:
            # Without scripts a button fills the next list.
            if visitor.scripts:
                options.first.wait_for(state="attached")
            else:
                visitor.press('[name="step"][value="region"]')
        visitor.fill(f"address.{name}", text)


def check_out(visitor, contact):
    """Refused once, mended, placed; ends at the gateway or on the order's page."""
    visitor.press(CHECKOUT)
    visitor.look("checkout")
    place = 'form[action$="/checkout"] button[type="submit"]:not([name])'
    # Who has a book of addresses types a new one.
    new = visitor.page.locator('[name="saved_address"][value=""]')
    if new.count():
        new.check()
    choose_place(visitor)
    for name, text in ADDRESS[visitor.language].items():
        visitor.fill(f"address.{name}", text)
    visitor.fill("address.phone", "12")
    visitor.fill("contact", contact)
    visitor.press(place, status=422)
    visitor.look("checkout-refused")
    line = visitor.page.locator('[name="address.line1"]').first.input_value()
    visitor.expect(line == ADDRESS[visitor.language]["line1"], "what was typed is gone")
    visitor.fill("address.phone", "13900000000")
    visitor.press(place)


def pay(visitor, *, fails=False):
    """Pays at the gateway, in vain at first or not, and waits until the order knows."""
    if visitor.has('form[action$="/pay"]'):
        visitor.look("order-unpaid")
        visitor.press('form[action$="/pay"] button[type="submit"]')
    visitor.expect(visitor.has('[name="outcome"]'), "not at the gateway")
    # Its words stand in Chinese and English side by side.
    if visitor.language == "zh":
        visitor.look("gateway")
    if fails:
        visitor.press('[name="outcome"][value="fail"]')
        again = 'form[action$="/pay"] button[type="submit"]'
        visitor.wait_for(again)
        visitor.look("payment-failed")
        visitor.press(again)
    visitor.press('[name="outcome"][value="pay"]')
    order = visitor.page.url.removeprefix(visitor.base).removeprefix(visitor.prefix).split("?")[0]
    order = order.removesuffix("/payment")
    visitor.go(order)
    visitor.wait_for_state(WORDS[visitor.language]["paid"])
    visitor.look("order-paid")
    return Order(path=order, console="/console" + order)


def ship(staff, order):
    staff.go(order.console)
    staff.look("console-order")
    staff.open('[name="carrier"]')
    staff.fill("carrier", "SF")
    staff.fill("tracking_number", "SF1234567890")
    staff.press('form:has([name="tracking_number"]) button[type="submit"]')
    delivery = 'form[action$="/delivery"] button[type="submit"]'
    staff.expect(staff.has(delivery), "no parcel")
    staff.look("console-order-shipped")
    staff.open(delivery)
    staff.press(delivery)


def ask_return(visitor, order):
    visitor.go(order.path)
    visitor.wait_for_state(WORDS[visitor.language]["delivered"])
    visitor.look("order-delivered")
    visitor.go(order.path + "/return")
    visitor.press('form[action$="/return"] button[type="submit"]', status=422)
    visitor.look("return-refused")
    visitor.expect(not visitor.scripts or visitor.page.evaluate(
        "document.activeElement.getAttribute('aria-invalid') === 'true'"), "nobody is led to what is missing")
    quantity = visitor.page.locator('main input[type="number"]').first
    quantity.fill("1")
    reason = visitor.page.locator("main fieldset").first.locator('input:not([type="number"]), select').first
    if reason.evaluate("element => element.tagName") == "SELECT":
        reason.select_option(index=1)
    else:
        reason.fill("不喜欢" if visitor.language == "zh" else "I do not like it")
    visitor.press('form[action$="/return"] button[type="submit"]')
    visitor.look("return-asked")
    return path_of(visitor)


def take_back(staff, path):
    staff.go("/console" + path)
    staff.look("console-return")
    staff.press('form[action$="/approve"] button[type="submit"]')
    staff.look("console-return-approved")
    grades = staff.page.locator('form[action$="/receive"] select')
    for index in range(grades.count()):
        grades.nth(index).select_option("resellable")
    staff.press('form[action$="/receive"] button[type="submit"]')
    staff.look("console-return-sure")
    staff.press('form[action$="/receive"]:has([name="sure"]) button[type="submit"]')
    staff.wait_for_state(WORDS[staff.language]["refunded"])
    staff.look("console-return-refunded")


def play(shopper, staff, *, contact, goods=None, account=None, registers=False):
    """The loop of one order; staff is signed in already."""
    if account:
        sign_in(shopper, account, looks=True)
    elif registers:
        register(shopper, contact)
    browse(shopper, goods)
    check_out(shopper, contact)
    order = pay(shopper, fails=registers)
    ship(staff, order)
    path = ask_return(shopper, order)
    take_back(staff, path)
    shopper.go(path)
    shopper.wait_for_state(WORDS[shopper.language]["refunded"])
    shopper.look("return-refunded")
    shopper.go(order.path)
    shopper.expect(WORDS[shopper.language]["refunded"] in shopper.text(), "the order does not say that it was refunded")
    shopper.look("order-refunded")


def by_keyboard(visitor):
    """From the home page to an order that is placed, with Tab, Space and Enter alone."""
    visitor.go("/")
    goods = in_stock(visitor)
    # The first stop leads past the navigation.
    visitor.page.keyboard.press("Tab")
    visitor.page.keyboard.press("Enter")
    visitor.tab_to(lambda focus: focus["href"] == goods, "a product")
    visitor.key("Enter")
    visitor.tab_to(lambda focus: focus["name"] == "sku" or is_add(focus), "a variant")
    if visitor.page.evaluate("document.activeElement.name") == "sku":
        visitor.page.keyboard.press("Space")
        visitor.tab_to(is_add, "the cart's button")
    visitor.key("Enter")
    visitor.go("/cart")
    visitor.tab_to(lambda focus: focus["name"] == "step", "the checkout")
    visitor.key("Enter")
    texts = {f"address.{name}": text for name, text in (ADDRESS[visitor.language] | PLACE).items()}
    texts |= {"address.phone": "13900000000", "contact": "keys@example.com"}

    def places(focus):
        if focus["name"] in texts and focus["tag"] == "SELECT":
            visitor.page.locator(f'[name="{focus["name"]}"] option:nth-child(2)').wait_for(state="attached")
            visitor.page.keyboard.press("ArrowDown")
        elif focus["name"] in texts:
            visitor.page.keyboard.type(texts[focus["name"]])
        return focus["type"] == "submit" and not focus["name"] and (focus["action"] or "").endswith("/checkout")

    visitor.tab_to(places, "placing the order")
    visitor.key("Enter")
    visitor.expect("/checkout" not in visitor.page.url, "the order was not placed")


def is_add(focus):
    return focus["type"] == "submit" and (focus["action"] or "").endswith("/cart/lines")
