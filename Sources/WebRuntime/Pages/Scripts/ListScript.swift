/// What lists of the console do beyond their markup, which works without it.
///
/// A list with `data-arrange` is put in order by dragging its grips, with a finger too, by the arrow keys on a grip,
/// and by the buttons that would otherwise send a form each. What is dropped is saved at once; of what is moved while
/// the shop answers only the last order is sent, with the version that the shop has told. Where it refuses, the list
/// stands again in the order that it answers with, or in the last one that it has taken.
///
/// `data-choose-all` ticks all boxes of its form's table.
///
/// Where forms stand side by side, each in its `data-part`, whoever sends one while something is typed in another is
/// asked with the words of `data-unsaved` first: only what is sent is saved. So is who leaves the page.
enum ListScript {
    static let text = chooseAll + unsaved + arrange

    private static let unsaved = #"""
        (() => {
          const note = document.querySelector("[data-unsaved]");
          if (!note) return;
          const parts = [...document.querySelectorAll("[data-part]")];
          const isChanged = (field) => {
            if (field.type === "hidden") return false;
            if (field.type === "checkbox") return field.checked !== field.defaultChecked;
            if (!field.options) return field.value !== field.defaultValue;
            const usual = [...field.options].findIndex((option) => option.defaultSelected);
            return field.selectedIndex !== Math.max(usual, 0);
          };
          // What came back with an error was never saved, though the page was made with it.
          const isOpen = (part) => "typed" in part.dataset
            || [...part.querySelectorAll("input, select, textarea")].some(isChanged);
          let isSending = false;
          addEventListener("submit", (event) => {
            const left = parts.filter((part) => !part.contains(event.target) && isOpen(part));
            const names = left.map((part) => part.dataset.part).join(", ");
            if (left.length > 0 && !confirm(note.dataset.unsaved.replace("{parts}", names))) event.preventDefault();
            else isSending = true;
          });
          addEventListener("beforeunload", (event) => {
            if (!isSending && parts.some(isOpen)) event.preventDefault();
          });
          addEventListener("pageshow", () => { isSending = false; });
        })();

        """#

    private static let chooseAll = #"""
        "use strict";
        for (const label of document.querySelectorAll("[data-choose-all]")) {
          const boxes = [...label.closest("form").querySelectorAll("tbody input[type=checkbox]")];
          const all = label.querySelector("input");
          const show = () => {
            const count = boxes.filter((box) => box.checked).length;
            all.checked = count === boxes.length;
            all.indeterminate = count > 0 && count < boxes.length;
          };
          all.addEventListener("change", () => boxes.forEach((box) => { box.checked = all.checked; }));
          boxes.forEach((box) => box.addEventListener("change", show));
          // Browsers keep boxes ticked when somebody comes back to the page.
          addEventListener("pageshow", show);
          label.hidden = false;
        }

        """#

    private static let arrange = #"""
        (() => {
          const list = document.querySelector("[data-arrange]");
          const form = document.querySelector("form[data-order]");
          if (!list || !form) return;
          const words = list.dataset;
          const said = document.querySelector("[data-said]");
          const items = () => [...list.children];
          const isSame = (one, other) => one.every((item, place) => item === other[place]);
          const button = (item, name) => item.querySelector("button[value=" + name + "]");
          const refresh = () => items().forEach((item, place, all) => {
            button(item, "up").hidden = place === 0;
            button(item, "down").hidden = place === all.length - 1;
          });
          const say = (text, isBad) => {
            said.textContent = text;
            said.className = isBad ? "notice bad" : "muted";
          };
          const fill = (text, item) => text.replace("{place}", items().indexOf(item) + 1)
            .replace("{count}", list.children.length);

          // What has the focus or is dragged stays where it is: the others go around it.
          const move = (item, to) => {
            const all = items();
            const from = all.indexOf(item);
            if (to < 0 || to >= all.length || to === from) return false;
            if (to > from) item.before(...all.slice(from + 1, to + 1));
            else item.after(...all.slice(to, from));
            refresh();
            return true;
          };

          // Puts the list in an order; an element that is inserted anew has lost the focus.
          const stand = (order) => {
            const focused = document.activeElement;
            list.append(...order);
            refresh();
            if (list.contains(focused)) focused.focus({ preventScroll: true });
          };

          let saved = items();
          // As the list was dropped last: what is still in the air is nobody's wish.
          let wanted = saved;
          let isSaving = false;
          let isLifted = false;
          // Takes over what the shop has, as far as its page says so.
          const take = (page) => {
            const version = page.querySelector("form[data-order] input[name=version]");
            const inputs = [...page.querySelectorAll("form[data-order] input[name=picture]")];
            const left = items();
            // A picture may stand there twice.
            const order = inputs.flatMap((input) => {
              const place = left.findIndex((item) => item.dataset.picture === input.value);
              return place < 0 ? [] : left.splice(place, 1);
            });
            if (!version || left.length || order.length !== inputs.length) return false;
            document.querySelectorAll("input[name=version]").forEach((input) => { input.value = version.value; });
            saved = order;
            return true;
          };
          const send = async (order) => {
            form.querySelectorAll("input[name=picture]").forEach((input, place) => {
              input.value = order[place].dataset.picture;
            });
            const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) });
            const page = new DOMParser().parseFromString(await answer.text(), "text/html");
            const isTaken = take(page);
            if (answer.ok && isTaken) return;
            // Other pictures than those that stand here.
            if (!isTaken && page.querySelector("form[data-order]")) location.reload();
            const notice = page.querySelector("[role=alert]");
            throw new Error(notice ? notice.textContent : words.failed);
          };
          const save = async (item) => {
            wanted = items();
            say(fill(words.moved, item));
            if (isSaving) return;
            isSaving = true;
            try {
              while (!isSame(wanted, saved)) {
                const order = wanted;
                await send(order);
                saved = order;
              }
              say(fill(words.kept, item));
            } catch (error) {
              wanted = saved;
              // Whoever is dragging goes on; the drop compares with what the shop has.
              if (!isLifted) stand(saved);
              say(error instanceof TypeError ? words.failed : error.message, true);
            }
            isSaving = false;
          };

          const follow = (grip, item, start) => {
            const over = (event) => {
              const edge = 60;
              if (event.clientY < edge) scrollBy(0, -20);
              if (event.clientY > innerHeight - edge) scrollBy(0, 20);
              const under = document.elementFromPoint(event.clientX, event.clientY);
              const other = under && under.closest("[data-arrange] > li");
              if (!other || other === item) return;
              const box = other.getBoundingClientRect();
              const isRow = box.width < list.clientWidth * 0.75;
              const isPast = isRow
                ? event.clientX > box.left + box.width / 2 : event.clientY > box.top + box.height / 2;
              const all = items();
              const to = all.indexOf(other);
              if (to > all.indexOf(item) === isPast) move(item, to);
            };
            const end = (isKept) => {
              for (const [name, act] of acts) grip.removeEventListener(name, act);
              item.classList.remove("lifted");
              isLifted = false;
              // Refused meanwhile, it may stand elsewhere than where it was taken up.
              if (!isKept) stand(wanted);
              refresh();
              if (!isSame(items(), wanted)) save(item);
            };
            const acts = [
              ["pointermove", over],
              ["pointerup", () => end(true)],
              ["pointercancel", () => end(false)],
              ["keydown", (event) => { if (event.key === "Escape") end(false); }],
            ];
            for (const [name, act] of acts) grip.addEventListener(name, act);
            grip.setPointerCapture(start.pointerId);
            item.classList.add("lifted");
            isLifted = true;
          };

          for (const item of items()) {
            const grip = item.querySelector("[data-grip]");
            grip.hidden = false;
            grip.addEventListener("pointerdown", (event) => {
              if (event.button === 0) follow(grip, item, event);
            });
            const step = (by) => { if (move(item, items().indexOf(item) + by)) save(item); };
            grip.addEventListener("keydown", (event) => {
              const by = { ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1 }[event.key];
              if (!by || item.classList.contains("lifted")) return;
              event.preventDefault();
              step(by);
            });
            for (const [name, by] of [["up", -1], ["down", 1]]) {
              button(item, name).addEventListener("click", (event) => {
                event.preventDefault();
                step(by);
                // Who has come to an end goes on from the way back.
                if (event.target.hidden) button(item, name === "up" ? "down" : "up").focus();
              });
            }
          }
        })();

        """#
}
