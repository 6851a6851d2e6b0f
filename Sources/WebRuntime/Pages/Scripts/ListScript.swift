/// What lists of the console do beyond their markup, which works without it.
///
/// A list with `data-arrange` is put in order by dragging its grips, with a finger too, by the arrow keys on a grip,
/// and by the buttons that would otherwise send a form each. Every order is saved at once, one after the other: the
/// shop tells the version that the next one is to name. Where it refuses, the list stands again as the shop has it.
///
/// `data-choose-all` ticks all boxes of its form's table.
enum ListScript {
    static let text = chooseAll + arrange

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

          let saved = items();
          let isSaving = false;
          const send = async (wanted) => {
            form.querySelectorAll("input[name=picture]").forEach((input, place) => {
              input.value = wanted[place].dataset.picture;
            });
            const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) });
            const page = new DOMParser().parseFromString(await answer.text(), "text/html");
            const version = page.querySelector("form[data-order] input[name=version]");
            if (!answer.ok || !version) {
              const notice = page.querySelector("[role=alert]");
              throw new Error(notice ? notice.textContent : words.failed);
            }
            document.querySelectorAll("input[name=version]").forEach((input) => { input.value = version.value; });
          };
          const save = async (item) => {
            say(fill(words.moved, item));
            if (isSaving) return;
            isSaving = true;
            try {
              while (!isSame(items(), saved)) {
                const wanted = items();
                await send(wanted);
                saved = wanted;
              }
              say(fill(words.kept, item));
            } catch (error) {
              list.append(...saved);
              refresh();
              say(error instanceof TypeError ? words.failed : error.message, true);
            }
            isSaving = false;
          };

          const follow = (grip, item, start) => {
            const before = items();
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
              if (!isKept) list.append(...before);
              refresh();
              if (isKept && !isSame(items(), before)) save(item);
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
