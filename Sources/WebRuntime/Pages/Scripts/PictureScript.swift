extension Scripts {
    /// Shows a product's pictures as large as the screen, and larger: a click or a tap magnifies where it is pressed,
    /// + and - do the same, and what does not fit is moved by dragging or by the arrows. All sizes are classes, because
    /// no page may carry styles of its own.
    static let pictures = #"""
        const large = all("a[data-large]");
        if (large.length > 0 && window.HTMLDialogElement) {
          const words = first("[data-close]").dataset;
          const dialog = document.createElement("dialog");
          dialog.className = "lightbox";
          const button = (label, sign, name, act) => {
            const made = document.createElement("button");
            made.type = "button";
            made.className = name;
            made.textContent = sign;
            made.setAttribute("aria-label", label);
            made.addEventListener("click", act);
            return made;
          };
          const sizes = ["", "twice", "fourfold"], step = 80;
          const view = document.createElement("div"), picture = document.createElement("img");
          view.className = "view";
          picture.draggable = false;
          view.append(picture);
          let place = 0, size = 0, held = null;
          const closer = button(words.zoomIn, "+", "closer", () => zoom(size + 1));
          const farther = button(words.zoomOut, "−", "farther", () => zoom(size - 1));
          // What was at this part of the picture comes into the middle of the screen.
          const zoom = (next, across = .5, down = .5) => {
            size = Math.min(Math.max(next, 0), sizes.length - 1);
            picture.className = sizes[size];
            view.classList.toggle("magnified", size > 0);
            if (size > 0) view.tabIndex = 0; else view.removeAttribute("tabindex");
            view.scrollLeft = picture.offsetWidth * across - view.clientWidth / 2;
            view.scrollTop = picture.offsetHeight * down - view.clientHeight / 2;
            closer.setAttribute("aria-disabled", size === sizes.length - 1);
            farther.setAttribute("aria-disabled", size === 0);
          };
          const show = next => {
            place = (next + large.length) % large.length;
            picture.src = large[place].href;
            picture.alt = large[place].querySelector("img").alt;
            dialog.setAttribute("aria-label", picture.alt);
            zoom(0);
          };
          // The picture keeps its ratio in the middle of its box: beside it is nothing.
          const isBeside = event => {
            if (event.target !== picture) return true;
            const { clientWidth: width, clientHeight: height, naturalWidth, naturalHeight } = picture;
            if (!naturalWidth || !naturalHeight) return false;
            const scale = Math.min(width / naturalWidth, height / naturalHeight);
            return Math.abs(event.offsetX - width / 2) > naturalWidth * scale / 2
              || Math.abs(event.offsetY - height / 2) > naturalHeight * scale / 2;
          };
          dialog.append(button(words.close, "×", "close", () => dialog.close()), view);
          if (large.length > 1) {
            dialog.append(button(words.previous, "‹", "previous", () => show(place - 1)));
            dialog.append(button(words.next, "›", "next", () => show(place + 1)));
          }
          dialog.append(farther, closer);
          view.addEventListener("pointerdown", event => {
            held = { x: event.clientX, y: event.clientY, left: view.scrollLeft, top: view.scrollTop, moved: false };
          });
          view.addEventListener("pointermove", event => {
            if (!held || event.pointerType !== "mouse" || event.buttons === 0) return;
            const [right, down] = [event.clientX - held.x, event.clientY - held.y];
            if (Math.hypot(right, down) > 4) held.moved = true;
            if (size > 0 && held.moved) view.scrollTo(held.left - right, held.top - down);
          });
          view.addEventListener("click", event => {
            const wasMoved = held && held.moved;
            held = null;
            if (wasMoved) return;
            if (isBeside(event)) return dialog.close();
            zoom(size > 0 ? 0 : 1, event.offsetX / picture.clientWidth, event.offsetY / picture.clientHeight);
          });
          dialog.addEventListener("keydown", event => {
            if (event.ctrlKey || event.metaKey || event.altKey) return;
            const ways = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
            if (event.key === "+" || event.key === "=") zoom(size + 1);
            else if (event.key === "-") zoom(size - 1);
            else if (ways[event.key] && size > 0) {
              const [across, down] = ways[event.key];
              view.scrollBy(across * step, down * step);
              event.preventDefault();
            } else if (event.key === "ArrowLeft") show(place - 1);
            else if (event.key === "ArrowRight") show(place + 1);
          });
          document.body.append(dialog);
          large.forEach((link, index) => link.addEventListener("click", event => {
            if (event.ctrlKey || event.metaKey || event.shiftKey) return;
            event.preventDefault();
            dialog.showModal();
            show(index);
          }));
        }

        """#
}
