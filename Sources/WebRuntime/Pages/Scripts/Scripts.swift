/// The scripts of the shop. Every page works without them; they only make things easier.
enum Scripts {
    /// Fills the lists of an address's form, shows pictures large, and lets a page be there when the network is not.
    static let shop = shortened(
        history + regions + delivery + variants + steppers + faults + basket + copying + pictures + waiting + worker)

    /// As it goes out: comments and blanks are for those who read the source. No text of it goes over a line's end.
    private static func shortened(_ script: String) -> String {
        script.split(separator: "\n").map { $0.drop(while: \.isWhitespace) }
            .filter { !$0.isEmpty && !$0.hasPrefix("//") }.joined(separator: "\n") + "\n"
    }

    /// After the two names by which all of them look things up: a form that came back with its errors is left as the
    /// page that it stands on. Whoever goes back to it, or loads it again, is not asked whether to send the form once
    /// more. What was typed at the checkout is there all the same.
    private static let history = #"""
        "use strict";
        const first = selector => document.querySelector(selector);
        const all = selector => [...document.querySelectorAll(selector)];
        const leftAs = first('meta[name="left-as"]');
        if (leftAs) history.replaceState(history.state, "", leftAs.content || location.href);

        """#

    /// A form that came back stands where something has to be mended, not at the top of a long page. After the
    /// steppers, which move their fields: what is moved loses the focus.
    private static let faults = #"""
        {
          const told = first('main .notice.bad[role="alert"]');
          if (told) {
            const link = told.querySelector('a[href^="#"]');
            const marked = all('main [aria-invalid="true"]');
            if (link) marked.push(document.getElementById(decodeURIComponent(link.hash.slice(1))));
            for (const field of marked) {
              const closed = field && field.closest("details:not([open])");
              if (closed) closed.open = true;
            }
            const place = marked.find(field => field && field.offsetParent !== null) || told;
            if (place.tabIndex < 0) place.tabIndex = -1;
            place.focus({ preventScroll: true });
            place.scrollIntoView({ block: "center" });
          }
        }

        """#

    private static let regions = #"""
        for (const box of all("[data-regions]")) {
          const lists = [...box.querySelectorAll("select")];
          const empty = list => { while (list.options.length > 1) list.remove(1); };
          const english = document.documentElement.lang === "en";
          let asked = 0;
          box.querySelector("[data-scriptless]").hidden = true;
          lists.slice(0, 2).forEach((list, place) => list.addEventListener("change", async () => {
            const turn = ++asked;
            lists.slice(place + 1).forEach(empty);
            const chosen = list.selectedOptions[0];
            if (!chosen || !chosen.dataset.code) return;
            try {
              const answer = await fetch(box.dataset.regions + chosen.dataset.code);
              if (!answer.ok) throw new Error(answer.status);
              const parts = (await answer.json()).items;
              if (turn !== asked) return;
              for (const part of parts) {
                const option = new Option(english && part.name_en || part.name, part.name);
                option.dataset.code = part.code;
                lists[place + 1].add(option);
              }
              // A municipality is its only city: there is nothing to choose.
              if (place === 0 && parts.length === 1) {
                lists[1].selectedIndex = 1;
                lists[1].dispatchEvent(new Event("change"));
              }
            } catch {
              box.querySelector("[data-scriptless]").hidden = false;
            }
          }));
        }

        """#

    /// The total of the checkout follows the way of delivery that is chosen.
    private static let delivery = #"""
        const ways = all('input[name="delivery"][data-minor]');
        if (ways.length > 0) {
          const sum = name => first(`[data-sum="${name}"]`);
          const show = way => {
            for (const name of ["freight", "tax", "total"]) sum(name).textContent = way.dataset[name];
            way.form.elements.expected_total.value = way.dataset.minor;
            way.form.elements.shown_delivery.value = way.value;
          };
          sum("total").setAttribute("aria-live", "polite");
          for (const way of ways) way.addEventListener("change", () => show(way));
          // A browser that comes back may have kept another choice than the page was made with.
          addEventListener("pageshow", () => ways.filter(way => way.checked).forEach(show));
          first("[data-unscripted]").hidden = true;
          // Who leaves by whatever way finds what is typed afterwards; what is sent needs no keeping.
          const form = ways[0].form;
          let isTyped = false;
          form.addEventListener("input", () => isTyped = true);
          form.addEventListener("submit", () => isTyped = false);
          addEventListener("pagehide", () => {
            if (!isTyped) return;
            const body = new URLSearchParams(new FormData(form));
            body.set("step", "quote");
            navigator.sendBeacon(form.action, body);
          });
          for (const link of all('a[href$="/register"]')) {
            link.search = new URLSearchParams({ next: form.getAttribute("action") });
          }
          // Who changes the language keeps what is typed.
          for (const link of all("a[hreflang]")) {
            link.addEventListener("click", event => {
              const step = document.createElement("input");
              event.preventDefault();
              [step.type, step.name, step.value] = ["hidden", "step", "quote"];
              form.append(step);
              form.action = link.href;
              form.submit();
            });
          }
          const signIn = first('[name="step"][value="sign_in"]');
          if (signIn) for (const link of all('a[href*="/sign-in"]')) {
            link.addEventListener("click", event => {
              event.preventDefault();
              signIn.click();
            });
          }
        }

        """#

    /// The offer of a product is that of the variant that is chosen.
    private static let variants = #"""
        const offer = first(".offer"), variants = all(".variants input");
        if (offer && variants.length > 1) {
          const show = variant => {
            const prices = variant.closest("label").querySelectorAll(".price, .old-price");
            offer.replaceChildren(...[...prices].flatMap(price => [price.cloneNode(true), " "]));
            if (!variant.dataset.saving) return;
            const saving = document.createElement("span");
            saving.className = "state bad";
            saving.textContent = variant.dataset.saving;
            offer.append(saving);
          };
          const named = first(".buy .chosen"), take = variant => {
            show(variant);
            if (!named) return;
            named.dataset.named = "";
            named.firstElementChild.textContent = variant.dataset.name;
          };
          for (const variant of variants) variant.addEventListener("change", () => take(variant));
          addEventListener("pageshow", () => variants.filter(variant => variant.checked).forEach(take));
          offer.setAttribute("aria-live", "polite");
        }

        """#

    /// Buttons beside a quantity, for one fewer and one more.
    private static let steppers = #"""
        for (const box of all("[data-less]")) {
          for (const field of box.querySelectorAll('input[type="number"]')) {
            const group = document.createElement("span");
            group.className = "stepper";
            field.before(group);
            const button = (sign, label, by) => {
              const made = document.createElement("button");
              made.type = "button";
              made.className = "button quiet";
              made.textContent = sign;
              made.setAttribute("aria-label", `${label} ${field.getAttribute("aria-label") || ""}`.trim());
              made.addEventListener("click", () => {
                const wanted = (parseInt(field.value, 10) || 0) + by;
                field.value = Math.min(Math.max(wanted, field.min || 1), field.max || 999);
              });
              return made;
            };
            group.append(button("−", box.dataset.less, -1), field, button("+", box.dataset.more, 1));
          }
        }

        """#

    /// A button beside a number that people take along, where the browser lets a page write to the clipboard.
    private static let copying = #"""
        for (const text of all("[data-copy]")) {
          if (!navigator.clipboard) continue;
          const button = document.createElement("button");
          button.type = "button";
          button.className = "button link";
          button.textContent = text.dataset.copy;
          button.addEventListener("click", async () => {
            try {
              await navigator.clipboard.writeText(text.textContent);
              button.textContent = text.dataset.copied;
            } catch { getSelection().selectAllChildren(text); }
          });
          text.after(" ", button);
        }

        """#

    /// The cart takes one fewer, one more and what is typed at once, and shows what it then costs; what is pressed
    /// meanwhile follows in turn, the way to the checkout last: its press is kept from the moment when the pointer goes
    /// down, for the button is replaced before it comes up. A number just typed goes with that button where nothing is
    /// under way: taken by itself, it would replace the button between the press and the release, and nothing would
    /// happen. The keyboard stays where it is by then, not where it was when something was pressed.
    private static let basket = #"""
        if (first("form.basket")) {
          const waiting = [];
          let isBusy = false, isPressed = false, goesOn = false;
          const form = () => first("form.basket");
          const find = (name, value) => first(`.basket [name="${name}"][value="${value}"]:enabled`);
          const take = async () => {
            const [name, value] = waiting.shift(), body = new URLSearchParams(new FormData(form()));
            if (name) body.set(name, value);
            const answer = await fetch(form().action, { method: "POST", body });
            const page = new DOMParser().parseFromString(await answer.text(), "text/html");
            if (!page.querySelector("main h1")) throw new Error(answer.status);
            const { id, type, name: at, value: its } = document.activeElement;
            for (const part of ["main", ".shop-nav", ".tabbar"]) {
              const [old, fresh] = [first(part), page.querySelector(part)];
              if (old && fresh) old.replaceChildren(...fresh.childNodes);
            }
            const place = id && document.getElementById(id) || find(at, its) || find(name, value)
              || document.getElementById(`quantity.${value}`) || document.getElementById("main");
            // A number that is still being typed.
            if (type === "number" && place.id === id && body.get(at) !== its) place.value = its;
            place.focus({ preventScroll: true });
          };
          const run = async (...wanted) => {
            waiting.push(wanted);
            if (isBusy) return;
            isBusy = true;
            try {
              while (waiting.length > 0 && form()) await take();
            } catch {
              location.reload();
              return;
            }
            waiting.length = 0;
            isBusy = false;
            const step = goesOn && form() && form().elements.step;
            goesOn = false;
            if (step) step.click();
          };
          document.addEventListener("submit", event => {
            if (event.target !== form()) return;
            const { name = "", value = "" } = event.submitter || {};
            if (name === "step" && !isBusy) return;
            event.preventDefault();
            if (name === "step") goesOn = true;
            else run(name, value);
          });
          addEventListener("pointerdown", event => {
            isPressed = !event.button && !!event.target.closest('[name="step"]');
            goesOn ||= isPressed && isBusy;
          });
          addEventListener("pointercancel", () => isPressed = goesOn = false);
          document.addEventListener("change", event => {
            const { type, name, value } = event.target;
            if (type === "number" && event.target.closest("form.basket") && (isBusy || !isPressed)) run(name, value);
          });
        }

        """#

    /// Goes on from a page that waits for something, without leaving it behind for Back.
    private static let waiting = #"""
        const waits = first("[data-again]");
        if (waits) setTimeout(() => location.replace(waits.dataset.again), waits.dataset.seconds * 1000);

        """#

    private static let worker = #"""
        const own = first("script[data-worker]");
        if (own && "serviceWorker" in navigator) {
          navigator.serviceWorker.register(own.dataset.worker, { scope: "/" }).catch(() => {});
        }

        """#

    /// Answers with the page of `PagePath.offline` where a page cannot be had. It keeps that page in each language and
    /// what it is drawn with, asked for without cookies, and nothing else.
    static func offline(pages: [String], files: [String]) -> String {
        let quoted = { (urls: [String]) in "[\(urls.map { "\"\($0)\"" }.joined(separator: ", "))]" }
        return #"""
            "use strict";
            const pages = \#(quoted(pages)), files = \#(quoted(files)), name = "offline " + self.location.pathname;
            self.addEventListener("install", event => event.waitUntil((async () => {
              const kept = await caches.open(name);
              await Promise.all([...pages, ...files].map(async url => {
                const answer = await fetch(url, { credentials: "omit", cache: "reload" });
                if (!answer.ok) throw new Error(url);
                await kept.put(url, answer);
              }));
              await self.skipWaiting();
            })()));
            self.addEventListener("activate", event => event.waitUntil((async () => {
              for (const other of await caches.keys()) {
                if (other.startsWith("offline ") && other !== name) await caches.delete(other);
              }
              await self.clients.claim();
            })()));
            self.addEventListener("fetch", event => {
              // A form that cannot be sent again, and what is only looked for nearby, are no matter of the network.
              if (event.request.method !== "GET" || event.request.cache === "only-if-cached") return;
              const path = new URL(event.request.url).pathname;
              if (event.request.mode === "navigate") {
                const page = pages.findLast(page => path.startsWith(page.slice(0, page.lastIndexOf("/") + 1))
                  || path === page.slice(0, page.lastIndexOf("/")));
                event.respondWith(fetch(event.request).catch(async () =>
                  (await (await caches.open(name)).match(page)) || Response.error()));
              } else if (files.includes(path)) {
                event.respondWith((async () =>
                  (await (await caches.open(name)).match(path)) || fetch(event.request))());
              }
            });

            """#
    }
}
