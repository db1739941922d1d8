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

// A refusal is seen where it stands: it gets the focus, and leads to the field that it is about, where that is beside the button that was pressed.
// One that names no field is about the one whose label its sentence holds: 整改期限 2026-01-01 须晚于今天.
let pressed = null;
addEventListener("click", e => {
  pressed = e.target.closest?.("main button") ?? pressed;
}, true);
globalThis.showRefusal = alert => {
  alert.scrollIntoView({ block: "center" });
  alert.focus({ preventScroll: true });
  const about = alert.dataset.field, told = about || alert.querySelector("p").textContent, form = pressed?.closest("section, details, form, .offer-form, main");
  if (!form) return;
  const name = label => label.textContent.replace("（可不填）", "").trim();
  const [label] = [...form.querySelectorAll("label[for]")]
    .filter(l => l.offsetParent && name(l) && (told.includes(name(l)) || (about && name(l).includes(about))))
    .sort((a, b) => (name(b) === about) - (name(a) === about) || name(b).length - name(a).length);
  const field = document.getElementById(label?.htmlFor) ?? (told.startsWith("文件“") ? form.querySelector("input[type=file]") : null);
  if (!field) return;
  const link = alert.querySelector("a");
  link.textContent = `到“${name(field.labels[0])}”`;
  link.hidden = false;
  field.setAttribute("aria-invalid", "true");
  field.addEventListener("input", () => field.removeAttribute("aria-invalid"), { once: true });
  link.onclick = e => {
    e.preventDefault();
    field.scrollIntoView({ block: "center" });
    field.focus({ preventScroll: true });
  };
};
// A long list of choices is narrowed by a few characters; what was chosen stays in sight.
addEventListener("input", e => {
  if (!e.target.matches?.("[data-find]")) return;
  const words = e.target.value.trim().toLowerCase();
  for (const choice of e.target.form.querySelectorAll("li")) choice.hidden = !choice.querySelector(":checked") && !choice.textContent.toLowerCase().includes(words);
});
addEventListener("keydown", e => {
  if (e.key === "Enter" && e.target.matches?.("[data-find]")) e.preventDefault();
});
addEventListener("keydown", e => {
  if (e.key.toLowerCase() !== "p" || !(e.ctrlKey || e.metaKey) || e.shiftKey || e.altKey) return;
  e.preventDefault();
  printDrawn();
});
addEventListener("beforeprint", () => drawings().forEach(drawn));
