"""Somebody joins the staff by a link, sets two-step sign-in up, and signs in with it."""

import base64
import hashlib
import hmac
import struct
import time

from loop import NEW_PASSWORD, sign_in

FORM = 'form[action$="/account/second-factor"] button[type="submit"]'


def digits(secret):
    """What an authenticator app shows for a secret now (RFC 6238)."""
    key = base64.b32decode(secret.replace("-", ""))
    code = hmac.new(key, struct.pack(">Q", int(time.time()) // 30), hashlib.sha1).digest()
    start = code[-1] & 15
    number = struct.unpack(">I", code[start:start + 4])[0] & 0x7FFF_FFFF
    return f"{number % 1_000_000:06}"


def invite(staff, email):
    """The path of an invitation's page, without language."""
    staff.go("/console/staff")
    staff.fill("invite_email", email)
    staff.press('form[action$="/console/staff/invitations"] button[type="submit"]')
    staff.look("invitation-made")
    return "/invitation/" + staff.page.locator(".secret code").first.inner_text().rsplit("/", 1)[1]


def join(visitor, path):
    visitor.go(path)
    visitor.look("invitation")
    visitor.fill("name", "韩梅梅")
    visitor.fill("password", NEW_PASSWORD)
    visitor.press('form[action*="/invitation/"] button[type="submit"]')
    visitor.expect(visitor.has('form[action$="/sign-out"]'), "not of the staff")


def set_up(visitor):
    """Ends with the recovery codes, the first of which it gives back."""
    visitor.go("/account/second-factor")
    visitor.look("second-factor")
    visitor.fill("current_password", NEW_PASSWORD)
    visitor.press(FORM)
    visitor.look("second-factor-setup")
    secret = visitor.page.locator(".secret code").first.inner_text()
    visitor.fill("totp", "000000")
    visitor.press(FORM, status=422)
    visitor.look("second-factor-refused")
    visitor.fill("totp", digits(secret))
    visitor.press(FORM)
    visitor.look("recovery-codes")
    return visitor.page.locator(".codes code").first.inner_text()


def use_second_step(make, administrator):
    for language, width, scripts in (("zh", 390, True), ("en", 1440, False)):
        staff = make(f"inviting-{language}", language, width, scripts)
        sign_in(staff, administrator)
        email = f"joins-{language}-{int(time.time())}@example.com"
        path = invite(staff, email)
        staff.close()
        visitor = make(f"joining-{language}", language, width, scripts)
        join(visitor, path)
        code = set_up(visitor)
        visitor.close()
        visitor = make(f"returning-{language}", language, width, scripts)
        visitor.go("/sign-in?next=/console/orders")
        visitor.fill("email", email)
        visitor.fill("password", NEW_PASSWORD)
        visitor.press('form[action$="/sign-in"]:has([name="password"]) button[type="submit"]')
        visitor.look("second-step")
        visitor.fill("totp", code)
        visitor.press('form[action$="/sign-in/second-step"] button[type="submit"]')
        visitor.expect(visitor.has('form[action$="/sign-out"]'), "not signed in by a recovery code")
        visitor.go(path, status=404)
        visitor.look("invitation-over")
        visitor.close()
