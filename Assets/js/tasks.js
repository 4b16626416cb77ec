// One key for each decision about the task that has the focus: d done, l later, x not needed, Enter opens; keys.js goes from
// one to the next. Without this script the buttons do the same.
"use strict";
(() => {
  if (!document.querySelector("[data-task] [data-key]") || localStorage.getItem("keys") === "off") return;
  for (const hint of document.querySelectorAll(".keys")) hint.hidden = false;
  for (const button of document.querySelectorAll("[data-key]")) button.setAttribute("aria-keyshortcuts", button.dataset.key);

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.isComposing || event.defaultPrevented) return;
    const focused = document.activeElement, task = focused?.closest("[data-task]");
    if (!task || focused.matches("input, select, textarea")) return;
    const button = task.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
    if (button) button.form.requestSubmit(button);
    // On a button or a link Enter does what it always does.
    else if (event.key === "Enter" && focused === task) task.querySelector("[data-open]").click();
    else return;
    event.preventDefault();
  });
})();
