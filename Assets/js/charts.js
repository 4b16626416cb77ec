// Draws the charts of a page with Chart.js from the tables beneath them, and keeps each as PNG or CSV. Without this script
// the page shows the server's own pictures of the same numbers.
"use strict";
(() => {
  const night = matchMedia("(prefers-color-scheme: dark)");
  const paper = document.createElement("div");
  paper.className = "on-paper";
  paper.hidden = true;
  document.body.append(paper);

  /// The colours of the page as it is now, or those for paper.
  const palette = (place) => {
    const style = getComputedStyle(place);
    return (name) => style.getPropertyValue("--" + name).trim();
  };

  const read = (block) => {
    const table = block.querySelector("table"), heads = [...table.tHead.rows[0].cells], rows = [...table.tBodies[0].rows];
    if ("reversed" in block.dataset) rows.reverse();
    const column = (series) => {
      const at = heads.findIndex((head) => head.dataset.series === series);
      if (at < 0) return null;
      const cells = rows.map((row) => row.cells[at]);
      return {
        name: heads[at].textContent, texts: cells.map((cell) => cell.textContent),
        values: cells.map((cell) => cell.dataset.value === undefined ? null : Number(cell.dataset.value)),
      };
    };
    return {
      kind: block.dataset.chart, unit: block.dataset.unit, title: block.querySelector("h2").textContent,
      labels: rows.map((row) => row.dataset.label || row.cells[0].textContent), heads: rows.map((row) => row.cells[0].textContent),
      says: rows.map((row) => row.dataset.says), marks: rows.map((row) => row.dataset.mark), thin: rows.map((row) => "thin" in row.dataset),
      value: column("value"), compared: column("compared"), low: column("low"), high: column("high"),
    };
  };

  const number = new Intl.NumberFormat("en", { maximumFractionDigits: 2 });
  const share = new Intl.NumberFormat("en", { style: "percent", maximumFractionDigits: 1 });
  const written = (unit) => (value) => (unit === "share" ? share : number).format(value);

  const fitted = (text, context, room) => {
    if (context.measureText(text).width <= room) return text;
    const letters = [...text];
    while (letters.length && context.measureText(letters.join("") + "…").width > room) letters.pop();
    return letters.join("") + "…";
  };

  /// What stands beside the data instead of in a legend: the last value, the second line's name, what happened when.
  const words = (data, colour) => ({
    id: "words",
    afterDatasetsDraw(chart) {
      const context = chart.ctx, area = chart.chartArea, write = (text, x, y, ink, align) => {
        context.fillStyle = colour(ink);
        context.textAlign = align;
        context.fillText(text, x, y);
      };
      const points = (series) => {
        const index = chart.data.datasets.findIndex((set) => set.series === series);
        return index < 0 ? [] : chart.getDatasetMeta(index).data;
      };
      context.save();
      context.textBaseline = "middle";
      context.font = `600 12px ${Chart.defaults.font.family}`;
      const own = points("value");
      if (data.kind === "ranking") {
        own.forEach((bar, index) => { if (!bar.skip) write(data.value.texts[index], bar.x + 6, bar.y, "ink", "left"); });
      } else if (data.kind !== "bar") {
        const last = data.value.values.findLastIndex((value) => value !== null), end = own[last];
        let y = end?.y, other = points("compared")[data.compared ? data.compared.values.findLastIndex((value) => value !== null) : -1];
        if (end && other) {
          const close = Math.abs(end.y - other.y) < 15, middle = (end.y + other.y) / 2, up = end.y <= other.y ? -8 : 8;
          if (close) y = middle + up;
          write(fitted(data.compared.name, context, chart.width - other.x - 10), other.x + 8, close ? middle - up : other.y, "second", "left");
        }
        if (end) write(data.value.texts[last], end.x + 8, y, "ink", "left");
      } else if (data.compared) {
        write(data.compared.name, area.right, 9, "second", "right");
        write(data.value.name, area.right - context.measureText(data.compared.name).width - 16, 9, "accent", "right");
      }
      context.font = `12px ${Chart.defaults.font.family}`;
      data.marks.forEach((mark, index) => {
        if (!mark || !own[index]) return;
        const x = own[index].x, isRight = x > chart.width / 2;
        context.strokeStyle = colour("second");
        context.setLineDash([2, 3]);
        context.beginPath();
        context.moveTo(x, area.top);
        context.lineTo(x, area.bottom);
        context.stroke();
        write(fitted(mark, context, chart.width / 2), x + (isRight ? -5 : 5), area.top - 8, "ink-faint", isRight ? "right" : "left");
      });
      context.restore();
    },
  });

  const datasets = (data, colour) => {
    const bars = data.kind === "bar" || data.kind === "ranking", stepped = data.kind === "step" ? "before" : false, sets = [];
    const line = (series, column, ink, more) => ({
      series, label: column.name, data: column.values, stepped, borderColor: colour(ink), borderWidth: 2, backgroundColor: colour("accent-soft"),
      pointRadius: 0, pointHoverRadius: 4, pointHitRadius: 12, pointBackgroundColor: colour(ink), pointBorderWidth: 0, fill: false, ...more,
    });
    const bar = (series, column, ink) => ({
      series, label: column.name, data: column.values, backgroundColor: data.thin.map((thin) => colour(thin ? "line-strong" : ink)),
      borderRadius: 2, categoryPercentage: 0.75, barPercentage: 0.95, maxBarThickness: data.kind === "ranking" ? 11 : 40,
    });
    if (bars) {
      sets.push(bar("value", data.value, "accent"));
      if (data.compared) sets.push(bar("compared", data.compared, "second"));
      return sets;
    }
    const last = data.value.values.findLastIndex((value) => value !== null);
    // Filled apart: between pieces of a line in two colours a seam would show.
    if (!data.high && !stepped) sets.push(line("area", data.value, "accent-soft", { borderWidth: 0, pointHoverRadius: 0, fill: "origin" }));
    sets.push(line("value", data.value, "accent", {
      // The week that is not over would look like a fall: its point and the way to it are lighter.
      pointRadius: data.thin.map((thin, index) => thin || index === last ? 3.5 : 0),
      pointBackgroundColor: data.thin.map((thin) => colour(thin ? "line-strong" : "accent")),
      segment: {
        borderColor: (context) => data.thin[context.p1DataIndex] ? colour("line-strong") : undefined,
        borderDash: (context) => data.thin[context.p1DataIndex] ? [4, 4] : undefined,
      },
    }));
    if (data.compared) sets.push(line("compared", data.compared, "second", { borderDash: [5, 4] }));
    if (data.low && data.high) {
      sets.push(line("low", data.low, "accent-soft", { borderWidth: 0, pointHoverRadius: 0 }));
      sets.push(line("high", data.high, "accent-soft", { borderWidth: 0, pointHoverRadius: 0, fill: "-1" }));
    }
    return sets;
  };

  const options = (data, colour, context) => {
    const isRanking = data.kind === "ranking", grid = { color: colour("line"), drawBorder: false, drawTicks: false };
    const ends = data.kind === "bar" ? [] : isRanking ? data.value.texts : [data.value.texts.at(-1), data.compared?.name ?? ""];
    context.font = `600 12px ${Chart.defaults.font.family}`;
    const right = Math.min(140, Math.max(0, ...ends.map((text) => context.measureText(text).width)) + 14);
    // A band alone pulls no axis to where values cannot be.
    const known = [data.value, data.compared].flatMap((column) => column?.values ?? []).filter((value) => value !== null);
    const values = {
      beginAtZero: true, min: known.some((value) => value < 0) ? undefined : 0,
      max: data.unit === "share" && data.high && Math.max(...known) <= 1 && Math.max(...data.high.values) > 1 ? 1 : undefined, display: !isRanking, grid, border: { display: false },
      ticks: { color: colour("ink-faint"), maxTicksLimit: 6, padding: 8, callback: written(data.unit), ...(data.unit === "count" ? { precision: 0 } : {}) },
    };
    const labels = {
      grid: { display: false, drawBorder: false },
      ticks: isRanking
        ? { color: colour("ink-soft"), mirror: true, labelOffset: -15, padding: 0, z: 1, autoSkip: false,
            callback(value) { return fitted(this.getLabelForValue(value), this.ctx, this.chart.width - 12); } }
        : { color: colour("ink-faint"), maxRotation: 0, autoSkipPadding: 24, padding: 4 },
    };
    return {
      animation: false, maintainAspectRatio: false, indexAxis: isRanking ? "y" : "x", spanGaps: false,
      layout: { padding: { right: data.kind === "bar" ? 4 : right, top: data.compared && data.kind === "bar" ? 24 : data.marks.some(Boolean) ? 18 : isRanking ? 10 : 4 } },
      scales: isRanking ? { x: values, y: labels } : { x: labels, y: values },
      interaction: { mode: "index", intersect: false, axis: isRanking ? "y" : "x" },
      plugins: {
        legend: { display: false },
        tooltip: {
          backgroundColor: colour("ink"), titleColor: colour("paper"), bodyColor: colour("paper"), displayColors: false, cornerRadius: 4,
          filter: (item) => item.dataset.series === "value",
          callbacks: {
            title: (items) => items.length && !data.says[items[0].dataIndex] ? data.heads[items[0].dataIndex] : "",
            label: (item) => data.says[item.dataIndex] || [data.value, data.low, data.high, data.compared].filter(Boolean)
              .map((column) => `${column.name} ${column.texts[item.dataIndex]}`),
          },
        },
      },
    };
  };

  const drawn = (canvas, data, colour, more = {}) => new Chart(canvas, {
    type: data.kind === "bar" || data.kind === "ranking" ? "bar" : "line",
    data: { labels: data.labels, datasets: datasets(data, colour) },
    options: { ...options(data, colour, canvas.getContext("2d")), ...more }, plugins: [words(data, colour)],
  });

  const height = (data) => data.kind === "ranking" ? data.labels.length * 40 + 20 : 240;

  /// The SVG as an image of its own: what the page's styles say is written into it first.
  const picture = async (svg) => {
    const copy = svg.cloneNode(true), holder = document.createElement("div");
    holder.className = "on-paper visually-hidden";
    holder.append(copy);
    document.body.append(holder);
    for (const piece of copy.querySelectorAll("*")) {
      const style = getComputedStyle(piece);
      for (const name of ["fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linejoin", "paint-order", "font-weight", "font-family"]) piece.setAttribute(name, style.getPropertyValue(name));
      if (piece.localName === "text") piece.setAttribute("font-size", "12px");
    }
    const { width, height } = copy.viewBox.baseVal;
    copy.setAttribute("width", width * 2);
    copy.setAttribute("height", height * 2);
    copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
    for (const title of copy.querySelectorAll("title, desc")) title.remove();
    holder.remove();
    const image = new Image();
    // Marks that XML does not know can come with a name.
    image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(new XMLSerializer().serializeToString(copy).replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, ""));
    await image.decode();
    return { image, width, height };
  };

  const keep = (blob, data, ending) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = data.title.replace(/[\\/:*?"<>|\p{Cc}\p{Cf}]/gu, " ").trim().slice(0, 80) + ending;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  };

  const keepPicture = async (block, data) => {
    const colour = palette(paper), width = 640, sheet = document.createElement("canvas"), context = sheet.getContext("2d");
    let image, tall;
    if (data.kind === "picture") {
      const found = await picture(block.querySelector("svg.chart"));
      image = found.image;
      tall = found.height * width / found.width;
    } else {
      image = document.createElement("canvas");
      tall = height(data);
      image.width = width;
      image.height = tall;
      drawn(image, data, colour, { responsive: false, devicePixelRatio: 2 });
    }
    // The title in as many lines as it needs; Chinese has no spaces to break at.
    const font = `600 18px ${Chart.defaults.font.family}`, lines = [""];
    context.font = font;
    for (const piece of data.title.match(/[\u0000-\u024f]+?(?:\s+|(?=[^\u0000-\u024f])|$)|[^]/gu) ?? []) {
      if (lines.at(-1) && context.measureText(lines.at(-1) + piece).width > width) lines.push("");
      lines[lines.length - 1] += piece;
    }
    const margin = 24, head = lines.length * 26 + 14;
    sheet.width = (width + 2 * margin) * 2;
    sheet.height = (tall + head + 2 * margin) * 2;
    context.scale(2, 2);
    context.fillStyle = "#fff";
    context.fillRect(0, 0, sheet.width, sheet.height);
    context.fillStyle = colour("ink");
    context.font = font;
    context.textBaseline = "top";
    lines.forEach((line, index) => context.fillText(line.trim(), margin, margin + index * 26));
    context.drawImage(image, margin, margin + head, width, tall);
    if (data.kind !== "picture") Chart.getChart(image).destroy();
    sheet.toBlob((blob) => keep(blob, data, ".png"), "image/png");
  };

  /// RFC 4180. A spreadsheet would run what begins like a formula, some behind a semicolon too; numbers of ours are none.
  const field = (cell) => {
    let text = cell.dataset.value ?? cell.textContent.trim();
    if (cell.dataset.value === undefined && /^[=+\-@\t\r]|[;\t][=+\-@]/.test(text)) text = "'" + text;
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };

  const keepTable = (block, data) => {
    const rows = [...block.querySelectorAll("tr")].map((row) => [...row.cells].map(field).join(",") + "\r\n");
    // Excel takes a file for Chinese only if it begins with this mark.
    keep(new Blob(["\ufeff" + rows.join("")], { type: "text/csv;charset=utf-8" }), data, ".csv");
  };

  Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
  Chart.defaults.font.size = 12;
  for (const block of document.querySelectorAll("[data-chart]")) {
    const data = read(block), buttons = block.querySelector(".chart-keep");
    buttons.hidden = false;
    buttons.querySelector("[data-keep=png]").addEventListener("click", () => keepPicture(block, data));
    buttons.querySelector("[data-keep=csv]").addEventListener("click", () => keepTable(block, data));
    if (data.kind === "picture" || !data.value || !data.labels.length) continue;
    const frame = block.querySelector(".chart-frame"), place = document.createElement("div"), canvas = document.createElement("canvas");
    place.className = "chart-canvas";
    if (data.kind === "ranking") place.style.height = height(data) + "px";
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", frame.querySelector("svg").getAttribute("aria-label"));
    place.append(canvas);
    frame.append(place);
    frame.classList.add("is-drawn");
    let chart = drawn(canvas, data, palette(document.body));
    night.addEventListener("change", () => {
      chart.destroy();
      chart = drawn(canvas, data, palette(document.body));
    });
  }
})();
