// Keys for people who work through lists all day. They move the real focus, so a screen reader follows; they do nothing
// while one types, and can be turned off in the dialog that shows them.
"use strict";
(() => {
  const dialog = document.getElementById("keys"), choice = dialog.querySelector("input"), opener = document.querySelector("[data-open-keys]");
  const isOn = () => localStorage.getItem("keys") !== "off";
  const show = () => { if (!dialog.open) dialog.showModal(); };

  const isTyping = (target) => target.isContentEditable || target.closest("input:not([type=checkbox], [type=radio], [type=file]), textarea, select");

  /// The rows that j and k move through, each with its link: the one that is marked, or the first.
  const stops = () => [...document.querySelectorAll("main [data-keys] > *, main [data-task]")]
    .map((row) => ({ row, link: row.querySelector("[data-step], [data-open]") ?? row.querySelector("a[href]") }))
    .filter(({ link }) => link?.checkVisibility());

  const move = (by) => {
    const rows = stops(), at = rows.findIndex(({ row }) => row.contains(document.activeElement));
    const next = rows[at < 0 ? (by > 0 ? 0 : rows.length - 1) : at + by]?.link;
    next?.focus({ focusVisible: true });
    next?.scrollIntoView({ block: "nearest" });
    return rows.length > 0;
  };

  const search = () => {
    const field = [...document.querySelectorAll("main input[type=search]")].find((field) => field.checkVisibility());
    if (field) { field.focus(); field.select(); return; }
    if (document.body.dataset.search) location.assign(document.body.dataset.search);
  };

  const keys = { "/": search, j: () => move(1), k: () => move(-1), "?": show };
  document.addEventListener("keydown", (event) => {
    const act = keys[event.key];
    if (!act || !isOn() || event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (dialog.open || isTyping(event.target)) return;
    if (act() !== false) event.preventDefault();
  });

  choice.checked = isOn();
  choice.addEventListener("change", () => localStorage.setItem("keys", choice.checked ? "on" : "off"));
  opener.hidden = false;
  opener.addEventListener("click", show);
  // A field to find something in is what one came for.
  if (location.pathname === document.body.dataset.search && !location.search) search();
})();
