// Menus close when the reader turns elsewhere; links marked so reload the page they stand on.
const open = () => document.querySelectorAll("details.user[open]");
addEventListener("click", e => {
  for (const menu of open()) if (!menu.contains(e.target)) menu.open = false;
  if (e.target.closest?.("[data-reload]")) {
    e.preventDefault();
    e.stopPropagation();
    location.reload();
  }
}, true);
addEventListener("keydown", e => {
  if (e.key !== "Escape") return;
  for (const menu of open()) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

// The drawings of charts for paper are fetched when they are wanted; until one is there, the chart itself is printed.
const drawings = () => [...document.querySelectorAll("img.chart-print")];
const drawn = img => img.closest("figure").classList.toggle("chart-ready", img.complete && img.naturalWidth > 0);
async function printDrawn() {
  await Promise.all(drawings().map(async img => {
    img.loading = "eager";
    await img.decode().catch(() => {});
    drawn(img);
  }));
  print();
}
addEventListener("click", e => {
  if (e.target.closest?.("[data-print]")) printDrawn();
});
addEventListener("keydown", e => {
  if (e.key.toLowerCase() !== "p" || !(e.ctrlKey || e.metaKey) || e.shiftKey || e.altKey) return;
  e.preventDefault();
  printDrawn();
});
addEventListener("beforeprint", () => drawings().forEach(drawn));
