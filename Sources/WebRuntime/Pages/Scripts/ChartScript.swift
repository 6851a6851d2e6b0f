/// Draws `PageFrame.charted` with Chart.js, from the cells of the table that stands on the page.
///
/// What people read in a drawing is the text of those cells; only the marks of the axes are written here. Colours are
/// the tokens of the stylesheet and follow it into the dark. Chart.js sets the canvas's size by CSSOM, which the
/// content security policy allows; it adds no style sheet.
enum ChartScript {
    static let text = #"""
        (() => {
          "use strict";
          const figures = [...document.querySelectorAll("figure[data-chart]")];
          if (!window.Chart || !figures.length) return;
          const language = document.documentElement.lang;
          const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
          const token = (name) => getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
          const duration = isCalm ? 0 : 120;
          // A second series differs by more than its colour.
          const looks = [["vermilion", []], ["blue", [6, 4]], ["jade", [2, 3]], ["amber", [8, 3, 2, 3]]];
          let drawn = [];

          const axis = (currency) => {
            const format = new Intl.NumberFormat(language, {
              notation: "compact", maximumFractionDigits: 2, minimumFractionDigits: 0,
              ...(currency ? { style: "currency", currency, currencyDisplay: "narrowSymbol" } : {}),
            });
            return (value) => format.format(value);
          };
          const series = (figure, table) => {
            const heads = table.tHead.rows[0].cells;
            // The latest stands first in the table, and last in a drawing.
            const rows = [...table.tBodies[0].rows].reverse();
            const isLine = figure.dataset.chart === "line";
            // A day that is going on is no fall: it is dotted, or hollow.
            const isOpen = rows.map((row) => "unfinished" in row.cells[0].dataset);
            return {
              labels: rows.map((row) => row.cells[0].textContent),
              datasets: figure.dataset.columns.split(" ").map((column, place) => {
                const [name, dash] = looks[place % looks.length];
                const cells = rows.map((row) => row.cells[column]);
                return {
                  label: heads[column].textContent, data: cells.map((cell) => Number(cell.dataset.value)),
                  said: cells.map((cell) => cell.textContent), borderColor: token(name),
                  backgroundColor: isLine ? token(name) : isOpen.map((open) => open ? "transparent" : token(name)),
                  borderDash: dash, borderWidth: isLine ? 2 : isOpen.map((open) => open ? 2 : 0),
                  pointBackgroundColor: isOpen.map((open) => token(open ? "surface" : name)),
                  segment: { borderDash: (part) => isOpen[part.p1DataIndex] ? [1, 4] : undefined },
                  pointRadius: isLine && rows.length < 32 ? 2.5 : 0, pointHitRadius: 12, maxBarThickness: 28,
                };
              }),
            };
          };
          const options = (figure) => ({
            locale: language, responsive: true, maintainAspectRatio: false,
            animation: isCalm ? false : { duration }, transitions: { active: { animation: { duration } } },
            interaction: { mode: "index", intersect: false },
            plugins: {
              legend: {
                display: figure.dataset.columns.includes(" "), position: "bottom", onClick: () => {},
                labels: {
                  color: token("ink"), usePointStyle: true, pointStyle: "line", pointStyleWidth: 28,
                  // As the line itself is drawn.
                  generateLabels: (chart) => Chart.defaults.plugins.legend.labels.generateLabels(chart).map((label) => (
                    { ...label, lineDash: chart.data.datasets[label.datasetIndex].borderDash })),
                },
              },
              tooltip: {
                backgroundColor: token("ink"), titleColor: token("paper"), bodyColor: token("paper"),
                callbacks: { label: (item) => " " + item.dataset.label + " " + item.dataset.said[item.dataIndex] },
              },
            },
            scales: {
              x: {
                grid: { display: false, borderColor: token("edge") },
                ticks: { color: token("muted"), maxRotation: 0, autoSkipPadding: 16 },
              },
              y: {
                beginAtZero: true, grid: { color: token("line"), borderColor: token("edge") },
                ticks: {
                  color: token("muted"), maxTicksLimit: 6, callback: axis(figure.dataset.currency),
                  ...(figure.dataset.currency ? {} : { precision: 0 }),
                },
              },
            },
          });
          const draw = () => {
            for (const chart of drawn) chart.destroy();
            Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
            drawn = figures.map((figure) => new Chart(figure.querySelector("canvas"), {
              type: figure.dataset.chart, options: options(figure),
              data: series(figure, document.querySelector("#" + figure.dataset.table + " table")),
            }));
          };

          for (const figure of figures) {
            const field = document.createElement("div");
            const canvas = document.createElement("canvas");
            canvas.setAttribute("role", "img");
            canvas.setAttribute("aria-label", figure.dataset.label);
            field.append(canvas);
            figure.append(field);
            figure.hidden = false;
          }
          const tables = figures.map((figure) => document.getElementById(figure.dataset.table));
          const drawOrHide = () => {
            try {
              draw();
              return true;
            } catch (error) {
              // The tables stand open, and say it all.
              for (const figure of figures) figure.hidden = true;
              for (const table of tables) table.open = true;
              console.error(error);
              return false;
            }
          };
          if (!drawOrHide()) return;
          for (const table of tables) table.open = false;
          matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawOrHide);
          // Paper gets the figures too; what was closed is closed again behind it.
          let opened = [];
          addEventListener("beforeprint", () => {
            opened = tables.filter((table) => !table.open);
            for (const table of opened) table.open = true;
          });
          addEventListener("afterprint", () => { for (const table of opened) table.open = false; });
        })();

        """#
}
