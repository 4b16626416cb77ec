// A button that copies what stands in a field. Without this script, or where the browser refuses, the text is selected by hand.
"use strict";
(() => {
  for (const button of document.querySelectorAll("[data-copy]")) {
    const field = document.getElementById(button.dataset.copy), words = button.textContent;
    button.hidden = false;
    button.addEventListener("click", async () => {
      field.select();
      let isCopied = true;
      // Only pages that came over HTTPS may use the clipboard; the older way works on all.
      try { await navigator.clipboard.writeText(field.value); } catch { isCopied = document.execCommand("copy"); }
      if (!isCopied) return;
      button.textContent = button.dataset.copied;
      setTimeout(() => { button.textContent = words; }, 2000);
    });
  }
})();
