// Follows a running job: asks data-progress for {"done":0.42,"word":"…","title":"…","next":"/…"} every second and goes to `next`
// when it comes. Without this script the page carries its own link to look again.
"use strict";
for (const place of document.querySelectorAll("[data-progress]")) {
  const meter = place.querySelector("progress"), word = place.querySelector("[data-word]");
  const ask = async () => {
    let wait = 1000;
    try {
      const answer = await fetch(place.dataset.progress, { headers: { Accept: "application/json" } });
      if (answer.status === 401 || answer.status === 404) { location.reload(); return; }
      if (answer.ok) {
        const state = await answer.json();
        if (state.next) { location.assign(state.next); return; }
        if (typeof state.done === "number") meter.value = state.done; else meter.removeAttribute("value");
        word.textContent = state.word;
        const heading = document.querySelector("h1");
        if (state.title && heading.textContent !== state.title) { document.title = document.title.replace(heading.textContent, state.title); heading.textContent = state.title; }
      }
    } catch { wait = 4000; }
    setTimeout(ask, wait);
  };
  ask();
}
