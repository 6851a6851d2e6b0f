/// What the search field does beyond its markup, which works without it: suggestions while somebody types.
///
/// The combobox of WAI-ARIA's practices, with arrows, Enter and Escape. What it says and where it leads stands in the
/// form's data attributes. While an input method composes, nothing is asked.
enum SearchScript {
    static let text = #"""
        (() => {
          "use strict";
          const form = document.querySelector("form[data-suggestions]");
          const input = form && form.querySelector("input[name=q]");
          if (!input) return;
          const words = form.dataset;
          const list = document.createElement("ul");
          list.id = "suggestions";
          list.className = "suggestions";
          list.hidden = true;
          list.setAttribute("role", "listbox");
          list.setAttribute("aria-label", words.label);
          form.append(list);
          const state = (name, value) => input.setAttribute(name, value);
          state("role", "combobox");
          state("aria-autocomplete", "list");
          state("aria-controls", list.id);
          state("aria-expanded", "false");
          state("autocomplete", "off");

          const english = document.documentElement.lang === "en";
          const fill = (template, value) => template.replace(/\{\w+\}/, encodeURIComponent(value));
          let chosen = -1;
          let asked = "";
          let timer = 0;
          let call = null;

          const choose = (index) => {
            const options = list.children;
            if (options[chosen]) options[chosen].setAttribute("aria-selected", "false");
            chosen = index;
            if (!options[chosen]) return input.removeAttribute("aria-activedescendant");
            options[chosen].setAttribute("aria-selected", "true");
            options[chosen].scrollIntoView({ block: "nearest" });
            state("aria-activedescendant", options[chosen].id);
          };
          const close = () => {
            choose(-1);
            list.hidden = true;
            state("aria-expanded", "false");
          };
          const add = (text, kind, url) => {
            const option = document.createElement("li");
            option.id = "suggestion-" + list.children.length;
            option.setAttribute("role", "option");
            option.setAttribute("aria-selected", "false");
            option.dataset.url = url;
            const name = document.createElement("span");
            name.textContent = text;
            option.append(name);
            if (kind) {
              const note = document.createElement("small");
              note.textContent = kind;
              option.append(" ", note);
            }
            list.append(option);
          };
          const show = (found) => {
            close();
            list.replaceChildren();
            for (const text of found.queries) {
              add(text, "", form.getAttribute("action") + "?q=" + encodeURIComponent(text));
            }
            for (const category of found.categories) {
              const name = (english && category.name_en) || category.name;
              add(name, words.category, fill(words.categoryUrl, category.slug));
            }
            for (const product of found.products) {
              const title = (english && product.title_en) || product.title;
              add(title, words.product, fill(words.productUrl, product.slug));
            }
            if (!list.children.length || document.activeElement !== input) return;
            list.hidden = false;
            state("aria-expanded", "true");
          };
          const ask = async () => {
            const text = input.value.trim();
            if (text === asked) return;
            asked = text;
            if (call) call.abort();
            if (!text) return close();
            call = new AbortController();
            try {
              const url = words.suggestions + "?q=" + encodeURIComponent(text);
              const answer = await fetch(url, { signal: call.signal });
              if (answer.ok) show(await answer.json());
            } catch {
              // Without suggestions the field is what it was before.
            }
          };
          const later = () => {
            clearTimeout(timer);
            timer = setTimeout(ask, 150);
          };

          input.addEventListener("input", (event) => { if (!event.isComposing) later(); });
          input.addEventListener("compositionend", later);
          input.addEventListener("blur", close);
          input.addEventListener("keydown", (event) => {
            if (event.isComposing) return;
            const count = list.hidden ? 0 : list.children.length;
            if (event.key === "Escape" && count) {
              close();
            } else if (event.key === "ArrowDown" && !count && list.children.length) {
              list.hidden = false;
              state("aria-expanded", "true");
              choose(0);
            } else if (event.key === "ArrowDown" && count) {
              choose(chosen + 1 === count ? -1 : chosen + 1);
            } else if (event.key === "ArrowUp" && count) {
              choose(chosen < 0 ? count - 1 : chosen - 1);
            } else if (event.key === "Enter" && count && chosen >= 0) {
              location.assign(list.children[chosen].dataset.url);
            } else {
              return;
            }
            event.preventDefault();
          });
          // The field keeps the focus until the click is done.
          list.addEventListener("pointerdown", (event) => event.preventDefault());
          list.addEventListener("click", (event) => {
            const option = event.target.closest("[role=option]");
            if (option) location.assign(option.dataset.url);
          });
        })();

        """#
}
