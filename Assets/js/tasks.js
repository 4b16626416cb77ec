// One key for each decision about the task that has the focus: d done, l later, x not needed, Enter opens, j and k go to the
// next and the one before. Without this script the buttons do the same.
"use strict";
(() => {
  const tasks = [...document.querySelectorAll("[data-task]")];
  if (!tasks.some((task) => task.querySelector("[data-key]"))) return;
  for (const hint of document.querySelectorAll(".keys")) hint.hidden = false;
  for (const button of document.querySelectorAll("[data-key]")) button.setAttribute("aria-keyshortcuts", button.dataset.key);

  const go = (task) => task?.querySelector("[data-open]").focus();

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.isComposing || event.defaultPrevented) return;
    const focused = document.activeElement, task = focused?.closest("[data-task]");
    if (!task || focused.matches("input, select, textarea")) return;
    const place = tasks.indexOf(task), button = task.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
    if (button) button.form.requestSubmit(button);
    else if (event.key === "j") go(tasks[place + 1]);
    else if (event.key === "k") go(tasks[place - 1]);
    // On a button or a link Enter does what it always does.
    else if (event.key === "Enter" && focused === task) task.querySelector("[data-open]").click();
    else return;
    event.preventDefault();
  });
})();
