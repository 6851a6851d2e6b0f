"""What pages do beyond their markup, for those who have scripts."""

from loop import CHECKOUT, sign_in

# Goods with several variants, in both languages.
SEARCHED = {"zh": "紫砂", "en": "teapot"}


def suggest(visitor):
    """Suggestions while somebody types, chosen by the arrows."""
    visitor.go("/")
    field = visitor.page.locator('form[data-suggestions] input[name="q"]')
    field.click()
    field.press_sequentially(SEARCHED[visitor.language], delay=20)
    options = visitor.page.locator("#suggestions [role=option]")
    options.first.wait_for()
    visitor.expect(field.get_attribute("aria-expanded") == "true", "the list of suggestions is not announced")
    visitor.look("suggestions")
    field.press("Escape")
    visitor.expect(not options.first.is_visible(), "Escape does not close the suggestions")
    field.press("ArrowDown")
    chosen = visitor.page.locator('#suggestions [aria-selected="true"]')
    visitor.expect(chosen.count() == 1 and field.get_attribute("aria-activedescendant"), "no suggestion is chosen")
    visitor.key("Enter")
    visitor.expect(visitor.main_status == 200 and visitor.page.url != visitor.base + "/", "the choice leads nowhere")


def with_variants(visitor):
    """Opens goods of which several variants can be bought."""
    visitor.go("/search")
    for link in visitor.page.locator(".product-card a").evaluate_all("all => all.map(a => a.getAttribute('href'))"):
        visitor.page.goto(visitor.base + link)
        if visitor.page.locator('.variants input[name="sku"]:not(:disabled)').count() > 1:
            return
    raise AssertionError(f"{visitor.name}: no goods with variants")


def magnify(visitor):
    """A picture as large as the screen, larger, and closed again; the focus comes back to it."""
    opener = visitor.page.locator("a[data-large]").first
    opener.focus()
    visitor.page.keyboard.press("Enter")
    dialog = visitor.page.locator("dialog.lightbox")
    visitor.expect(dialog.is_visible(), "no large picture")
    visitor.look("large-picture")
    visitor.page.keyboard.press("+")
    visitor.expect(dialog.locator("img.twice").count() == 1, "the picture does not grow")
    visitor.page.keyboard.press("Escape")
    visitor.expect(not dialog.is_visible(), "the large picture stays")
    visitor.expect(opener.evaluate("link => link === document.activeElement"), "the focus is lost")


def choose(visitor):
    """The offer is that of the variant that is chosen, and the choice is named."""
    variants = visitor.page.locator('.variants input[name="sku"]:not(:disabled)')
    for variant in (variants.nth(1), variants.first):
        variant.check(force=True)
        price = variant.locator("xpath=ancestor::label").locator(".price").first.inner_text()
        offer = visitor.page.locator(".offer").inner_text()
        visitor.expect(price in offer, f"{price} is not in the offer {offer}")
    field = visitor.page.locator('form[action$="/cart/lines"] input[type="number"]').first
    visitor.page.locator("form .stepper button").nth(1).click()
    visitor.expect(field.input_value() == "2", "one more is not two")
    visitor.press('form[action$="/cart/lines"] button[type="submit"]:not([name])')


def change_cart(visitor):
    """The cart counts at once, and its page stays."""
    visitor.go("/cart")
    field = visitor.page.locator('form.basket input[type="number"]').first
    before = visitor.page.locator(".basket").inner_text()
    with visitor.page.expect_response(lambda answer: answer.request.method == "POST"):
        field.fill("3")
        field.press("Tab")
    visitor.page.wait_for_function("before => document.querySelector('.basket').innerText !== before", arg=before)
    visitor.expect(field.input_value() == "3", "the cart does not hold three")
    visitor.look("cart-changed")


def choose_delivery(visitor):
    """The total follows the way of delivery, and is what the form will send."""
    visitor.press(CHECKOUT)
    ways = visitor.page.locator('input[name="delivery"][data-minor]')
    visitor.expect(ways.count() > 1, "only one way of delivery")
    for way in ways.all():
        way.check(force=True)
        total = visitor.page.locator('[data-sum="total"]').inner_text()
        visitor.expect(total == way.get_attribute("data-total"), f"the total says {total}")
        sent = visitor.page.locator('[name="expected_total"]').first.input_value()
        visitor.expect(sent == way.get_attribute("data-minor"), f"the form would send {sent}")


def go_offline(visitor):
    """Without a network the shop says so in the visitor's language, in its own dress."""
    visitor.go("/")
    visitor.page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    visitor.page.wait_for_function("navigator.serviceWorker.controller !== null")
    # What cannot be fetched now is no fault of the page.
    visitor.page.remove_listener("requestfailed", visitor._failed)
    visitor.context.set_offline(True)
    visitor.page.goto(visitor.base + visitor.prefix + "/search")
    title = visitor.page.locator("h1").inner_text()
    visitor.context.set_offline(False)
    visitor.expect(title == {"zh": "没有网络", "en": "No network"}[visitor.language], f"offline it says {title}")
    visitor.look("offline")
    visitor.page.on("requestfailed", visitor._failed)


def narrow(visitor):
    """Prices that are typed count by the button that closes the choices, without being confirmed first."""
    visitor.go("/search")
    visitor.page.locator('a[href="#facets"]').first.click()
    visitor.page.locator("#price_min").fill("50")
    visitor.page.locator("#price_max").fill("100")
    visitor.look("choices")
    visitor.press(".to-results button")
    visitor.expect("price_min=50" in visitor.page.url and visitor.page.locator("#results").is_visible(),
                   "the prices were not applied")


def shop_with_ease(visitor):
    suggest(visitor)
    if visitor.width < 500:
        narrow(visitor)
    with_variants(visitor)
    magnify(visitor)
    choose(visitor)
    change_cart(visitor)
    choose_delivery(visitor)
    go_offline(visitor)


def work_with_ease(staff, account):
    """The console from the keyboard: a page by two keys, the search, the sheet of keys, and all rows of a list."""
    sign_in(staff, account)
    staff.go("/console")
    staff.page.keyboard.press("g")
    staff.key("o")
    staff.expect(staff.page.url.endswith("/console/orders"), "g o does not lead to the orders")
    staff.page.keyboard.press("/")
    staff.expect(staff.page.evaluate("document.activeElement.id") == "console-q", "/ does not lead to the search")
    staff.page.keyboard.type("g o ?")
    staff.expect(staff.page.locator("#console-q").input_value() == "g o ?", "keys are no words in the search")
    staff.page.keyboard.press("Escape")
    staff.key("?")
    staff.expect(staff.page.url.endswith("/console/help"), "? does not lead to the sheet of keys")
    staff.look("keys")
    staff.go("/console/goods")
    boxes = staff.page.locator("tbody input[type=checkbox]")
    every = staff.page.locator("[data-choose-all] input").first
    every.check()
    staff.expect(all(box.is_checked() for box in boxes.all()), "not all rows are ticked")
    boxes.first.uncheck()
    staff.expect(every.evaluate("box => box.indeterminate"), "some are no longer all")
