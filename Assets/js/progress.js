// Follows a running job: asks data-progress for {"done":0.42,"word":"…","title":"…","next":"/…"} again and again, at last every second, and goes to
// `next` when it comes. A list of jobs (data-jobs) is fetched anew while any of them runs (data-open). Without this script the page
// carries its own link to look again.
"use strict";
for (const place of document.querySelectorAll("[data-progress]")) {
  const meter = place.querySelector("progress"), word = place.querySelector("[data-word]");
  let pause = 200;
  const ask = async () => {
    // What is nearly done is not waited for a second.
    let wait = pause = Math.min(1000, pause * 1.5);
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

(() => {
  const jobs = document.querySelector("[data-jobs]");
  const look = async () => {
    if (!jobs?.querySelector("[data-open]")) return;
    try {
      const answer = await fetch(location.href);
      if (answer.redirected) { location.reload(); return; }
      if (answer.ok) {
        const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-jobs]");
        if (fresh && fresh.innerHTML !== jobs.innerHTML) jobs.innerHTML = fresh.innerHTML;
      }
    } catch { /* asked again */ }
    setTimeout(look, 2000);
  };
  setTimeout(look, 2000);
})();
