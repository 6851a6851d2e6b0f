import Identity

/// One way to do something in the console from the keyboard.
public struct Shortcut: Sendable {
    /// Pressed one after the other, with blanks between them.
    public let keys: String
    public let label: String
    /// The page that it leads to; nil where it leads nowhere.
    public let url: String?
}

extension PageFrame {
    /// After `g`: the letter of each page of the console that has one.
    static let pageKeys: [(path: PagePath, key: String, label: String, right: Permission?)] = [
        (.console, "h", "console.nav.today", nil), (.consoleTrade, "t", "console.nav.trade", .ordersRead),
        (.consoleOrders, "o", "console.nav.orders", .ordersRead),
        (.consoleReturns, "r", "console.nav.returns", .ordersRead),
        (.consoleCustomers, "c", "console.nav.customers", .customersRead),
        (.consoleGoods, "p", "console.nav.goods", .catalogRead),
        (.consoleStock, "s", "console.nav.stock", .stockRead),
        (.consolePayments, "m", "console.nav.payments", .paymentsRead),
        (.consoleOperations, "j", "console.nav.operations", .operationsRead),
        (.consoleAudit, "a", "console.nav.audit", .auditRead), (.consoleStaff, "u", "console.nav.staff", .staffManage),
        (.consoleSettings, "e", "console.nav.settings", .settingsManage),
    ]

    /// All that this visitor may use, for the help sheet.
    public var shortcuts: [Shortcut] {
        [
            Shortcut(keys: "/", label: words("console.help.search"), url: paths(.consoleSearch)),
            Shortcut(keys: "?", label: words("console.help.title"), url: paths(.consoleHelp)),
        ]
            + Self.pageKeys.filter { $0.right.map(may) ?? true }.map { page in
                Shortcut(keys: "g \(page.key)", label: words(page.label), url: paths(page.path))
            }
    }
}

/// The script of the console. It reads its keys from the links that are there, so a page without it lacks nothing.
enum ConsoleScript {
    static let text = """
        "use strict";
        (() => {
          const typing = (target) => target.closest("input, textarea, select, [contenteditable]") !== null;
          const go = (key) => {
            const link = document.querySelector(`a[data-key="${CSS.escape(key)}"]`);
            if (link) location.assign(link.href);
            return link !== null;
          };
          let leading = 0;
          document.addEventListener("keydown", (event) => {
            if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
            if (typing(event.target)) {
              if (event.key === "Escape") event.target.blur();
              return;
            }
            const isSecond = event.timeStamp < leading;
            leading = 0;
            if (isSecond && go(event.key)) {
              event.preventDefault();
            } else if (event.key === "/") {
              const field = document.getElementById("console-q");
              if (!field) return;
              event.preventDefault();
              field.focus();
              field.select();
            } else if (event.key === "?") {
              go("?");
            } else if (event.key === "g") {
              leading = event.timeStamp + 1500;
            }
          });
        })();

        """
}
