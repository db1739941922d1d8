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
addEventListener("click", e => {
  if (e.target.closest?.("[data-print]")) print();
});
