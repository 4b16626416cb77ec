// Uploads the files of a form one by one, with progress, to the address in data-upload. Without this script the form
// says what to use instead; nothing else on the page needs it.
"use strict";
for (const form of document.querySelectorAll("form[data-upload]")) {
  const drop = form.querySelector(".drop"), input = form.querySelector("input[type=file]");
  const meter = form.querySelector("progress"), word = form.querySelector("[data-word]"), stop = form.querySelector("[data-stop]");
  let request = null;

  const say = (key, values = {}) => {
    let text = form.dataset[key] || "";
    for (const [name, value] of Object.entries(values)) text = text.replace("{" + name + "}", value);
    word.textContent = text;
  };

  const send = (file, isOneOfMany) => new Promise((resolve, reject) => {
    if (file.size > Number(form.dataset.limit)) { reject(form.dataset.toolarge); return; }
    request = new XMLHttpRequest();
    request.open("POST", form.dataset.upload + "?name=" + encodeURIComponent(file.name) + (isOneOfMany ? "&direct=1" : ""));
    request.setRequestHeader("X-Form-Token", form.elements.token.value);
    request.setRequestHeader("Accept", "application/json");
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.upload.onprogress = (event) => {
      if (!event.lengthComputable) return;
      meter.max = event.total;
      meter.value = event.loaded;
      say("sending", { name: file.name, percent: Math.floor(event.loaded / event.total * 100) + "%" });
    };
    request.onload = () => {
      let answer = {};
      try { answer = JSON.parse(request.responseText); } catch { /* not ours: the general sentence is shown */ }
      request.status < 300 ? resolve(answer) : reject(answer.error);
    };
    request.onerror = () => reject();
    request.onabort = () => reject(form.dataset.stopped);
    request.send(file);
  });

  const start = async (files) => {
    if (!files.length) return;
    meter.hidden = false;
    if (stop) stop.hidden = false;
    input.disabled = true;
    try {
      let last = {};
      for (const file of files) last = await send(file, files.length > 1);
      if (last.next) location.assign(last.next);
    } catch (sentence) {
      meter.hidden = true;
      word.textContent = sentence || form.dataset.failed;
    }
    input.disabled = false;
    input.value = "";
    if (stop) stop.hidden = true;
  };

  form.addEventListener("submit", (event) => { event.preventDefault(); start([...input.files]); });
  input.addEventListener("change", () => start([...input.files]));
  if (stop) stop.addEventListener("click", () => request && request.abort());
  for (const kind of ["dragenter", "dragover"]) drop.addEventListener(kind, (event) => { event.preventDefault(); drop.classList.add("is-over"); });
  for (const kind of ["dragleave", "drop"]) drop.addEventListener(kind, () => drop.classList.remove("is-over"));
  drop.addEventListener("drop", (event) => { event.preventDefault(); if (!input.disabled) start([...event.dataTransfer.files]); });
  // Chosen before this script had come.
  start([...input.files]);
}
