"""The editor of goods: a draft, its look in the shop, its variants and pictures, and many goods at once."""

import os
import time
from pathlib import Path

from loop import path_of

# Any two pictures that differ.
PICTURES = [Path(__file__).parents[2] / "docs/pictures" / name for name in ("phone-goods.webp", "product.webp")]
# Without it no picture is taken in.
TOOL = "/usr/bin/vipsthumbnail"
KEPT = {"zh": "顺序已保存", "en": "The order is saved"}
AXES = {"zh": "颜色=红,蓝%0A尺码=大,小", "en": "colour=red,blue%0Asize=large,small"}


def edit_goods(staff):
    """As somebody who keeps goods; staff is signed in already."""
    slug = f"edit-{staff.language}-{int(time.time())}"
    staff.go("/console/goods/new")
    staff.fill("title", "紫砂壶" if staff.language == "zh" else "Clay pot")
    staff.fill("slug", "Not A Slug")
    staff.fill("code", slug)
    staff.fill("price", "128")
    staff.press('main form[method="post"] button[type="submit"]', status=422)
    staff.look("console-new-product-refused")
    staff.fill("slug", slug)
    staff.press('main form[method="post"] button[type="submit"]')
    staff.look("console-draft")
    path = path_of(staff)
    staff.go(path + "/preview")
    staff.look("console-preview")
    staff.go(f"{path}/variants?axes={AXES[staff.language]}&prefix={slug}&price=99")
    staff.look("console-variants")
    rows = 'main form[method="post"] button[type="submit"]'
    staff.fill("code.0", slug)
    staff.press(rows, status=409)
    staff.look("console-variants-refused")
    staff.fill("code.0", f"{slug}-0")
    staff.press(rows)
    staff.look("console-draft-variants")
    write(staff, path)
    film(staff, path, slug)
    if os.path.exists(TOOL) and all(picture.exists() for picture in PICTURES):
        arrange(staff, path)
    change_many(staff)


def write(staff, path):
    """What the product's page says, looked at before it is saved."""
    staff.go(path + "/content")
    staff.fill("description", "# 紫砂\n**透气**，越用越润。\n\n## 用法\n- 先煮两遍\n- 再泡茶 [说明](https://example.com)")
    staff.fill("specification_name.0", "材质")
    staff.fill("specification_value.0", "紫砂")
    staff.fill("tags", "新品")
    staff.press('button[value="preview"]')
    staff.look("console-content-preview")
    staff.press('main form[method="post"] button[type="submit"]:not([name])')
    staff.look("console-content")
    staff.go(path + "/preview")
    staff.look("console-preview-content")


def box(name, content=b""):
    """A box of MP4: its size, its name, what stands in it."""
    return (len(content) + 8).to_bytes(4, "big") + name + content


def film(staff, path, mark):
    """A video that is taken for one and shows nothing, refused once; on the product's page nothing of it is fetched."""
    staff.go(path + "/pictures")
    track = box(b"trak", box(b"mdia", box(b"minf", box(b"stbl", box(b"stsd", bytes(8) + box(b"avc1"))))))
    video = box(b"ftyp", b"isom0000isom") + box(b"moov", track) + box(b"mdat", mark.encode())
    for content, status in ((video[:-1], 422), (video, 200)):
        staff.page.locator("#video").set_input_files(
            {"name": "film.mp4", "mimeType": "video/mp4", "buffer": content})
        staff.page.locator("#video_alt").fill("转动的壶")
        staff.page.locator("#video_alt_en").fill("A turning pot")
        staff.press('form[action$="/video"] button[type="submit"]', status=status)
        staff.look("console-video" if status == 200 else "console-video-refused")
    staff.go(path + "/preview")
    staff.expect(staff.has("#video video[controls]"), "no video")
    staff.look("console-preview-video")


def arrange(staff, path):
    staff.go(path + "/pictures")
    for number, picture in enumerate(PICTURES):
        staff.page.locator("#picture").set_input_files(picture)
        staff.page.locator("#alt").fill(f"picture {number}")
        staff.press('form[action$="/pictures"] button[type="submit"]')
    staff.look("console-pictures")
    before = names(staff)
    if staff.scripts:
        for act in (by_arrow, by_drag):
            act(staff)
            staff.page.locator(f'[data-said]:has-text("{KEPT[staff.language]}")').wait_for()
            staff.expect(names(staff) == before[::-1], f"{act.__name__} did not put the pictures in order")
            staff.go(path + "/pictures")
            staff.expect(names(staff) == before[::-1], f"the order of {act.__name__} is not kept")
            before = before[::-1]
    else:
        staff.press('[data-picture]:first-child button[value="down"]')
        staff.expect(names(staff) == before[::-1], "the button did not put the pictures in order")


def names(staff):
    return staff.page.locator("[data-picture]").evaluate_all("all => all.map(item => item.dataset.picture)")


def by_arrow(staff):
    staff.page.locator("[data-grip]").first.focus()
    staff.page.keyboard.press("ArrowRight")


def by_drag(staff):
    grip = staff.page.locator("[data-grip]").first
    grip.scroll_into_view_if_needed()
    start, over = grip.bounding_box(), staff.page.locator("[data-picture]").nth(1).bounding_box()
    mouse = staff.page.mouse
    mouse.move(start["x"] + start["width"] / 2, start["y"] + start["height"] / 2)
    mouse.down()
    mouse.move(over["x"] + over["width"] - 8, start["y"] + start["height"] / 2, steps=8)
    mouse.up()


def change_many(staff):
    """Looks at what would change; nothing is changed."""
    staff.go("/console/goods?state=archived&q=nothingatall")
    staff.look("console-goods-none")
    staff.go("/console/goods")
    bulk = 'form[action$="/goods/bulk"]'
    staff.press(f'{bulk} button[type="submit"]', status=422)
    staff.look("console-bulk-none")
    staff.go("/console/goods")
    boxes = staff.page.locator('input[name="product"]')
    if staff.scripts:
        staff.page.locator("[data-choose-all] input").check()
        staff.expect(boxes.nth(1).is_checked(), "the box for all ticks none")
    else:
        boxes.nth(0).check()
        boxes.nth(1).check()
    staff.press(f'{bulk} button[type="submit"]')
    staff.look("console-bulk")
    staff.fill("value", "many")
    staff.press(f'{bulk}:has(select) button[type="submit"]', status=422)
    staff.look("console-bulk-refused")
    staff.fill("value", "-10")
    staff.press(f'{bulk}:has(select) button[type="submit"]')
    staff.look("console-bulk-plan")
