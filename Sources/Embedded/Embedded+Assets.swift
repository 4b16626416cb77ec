// Written by Scripts/embed-assets; change the source files and run it again.
extension Embedded {
    /// `css/tokens.css` → text.
    public static let assets: [String: String] = [
        "brand.svg": #"""
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="#1f6b4f" stroke-width="2" stroke-linecap="round"><path d="M20.4 9.2A9 9 0 1 1 14.8 3.4"/><circle cx="12" cy="12" r="3.6"/><circle cx="18.4" cy="5.6" r="1.6" fill="#1f6b4f"/></svg>

"""#,
        "css/base.css": #"""
html { font-size: 16px; -webkit-text-size-adjust: 100%; }
body { background: var(--paper); color: var(--ink); font-family: var(--type); line-height: 1.7; text-autospace: normal; overflow-wrap: break-word; }
h1, h2, h3 { color: var(--ink); font-weight: 600; line-height: 1.35; letter-spacing: 0; }
h1 { font-size: 1.5rem; margin: 0 0 1rem; }
h2 { font-size: 1.125rem; margin: 0 0 .75rem; }
h3 { font-size: 1rem; margin: 0 0 .5rem; }
p { margin: 0 0 .75rem; }
a { color: var(--accent); text-decoration: none; }
a:hover { color: var(--accent-strong); text-decoration: underline; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
main:focus { outline: none; }
.icon { width: 1.25em; height: 1.25em; flex: none; vertical-align: -.25em; fill: none; stroke: currentColor; stroke-width: 1.75; stroke-linecap: round; stroke-linejoin: round; }
.lead { font-size: 1rem; font-weight: 400; color: var(--ink-soft); }
.quiet { color: var(--ink-faint); font-size: .875rem; }
.quiet a { text-decoration: underline; text-underline-offset: 3px; }
.block { border-top: 1px solid var(--line); padding: 1.5rem 0 1rem; max-width: 46rem; }
.skip { position: absolute; left: -999px; top: 0; padding: .5rem 1rem; background: var(--raised); z-index: 10; }
.skip:focus { left: 0; }
.command { background: var(--sunk); border: 1px solid var(--line); border-radius: var(--corner); padding: .75rem 1rem; color: var(--ink); }
@media (prefers-reduced-motion: reduce) { *, *::before, *::after { transition: none !important; animation: none !important; scroll-behavior: auto !important; } }

"""#,
        "css/charts.css": #"""
/* Also put into the self-contained report, so it uses only the colours of tokens.css. */
.chart { display: block; width: 100%; height: auto; max-width: 40rem; font-family: var(--type); }
.chart text { font-size: 12px; fill: var(--ink-faint); font-variant-numeric: tabular-nums; }
@media screen and (max-width: 767.98px) { .chart text { font-size: 18px; } }
.chart .direct { fill: var(--ink); font-weight: 600; }
.chart .direct.first { fill: var(--accent); } .chart .direct.second { fill: var(--second); }
/* Readable on a line that runs behind. */
.chart .direct, .chart .name { paint-order: stroke; stroke: var(--paper); stroke-width: 3px; stroke-linejoin: round; }
/* Names of people run their own way and turn nothing around them; room for words is reckoned without spaces between scripts. */
.chart text { unicode-bidi: plaintext; text-autospace: no-autospace; }
.chart .grid { stroke: var(--line); stroke-width: 1; }
.chart .line { fill: none; stroke: var(--accent); stroke-width: 2; stroke-linejoin: round; stroke-linecap: round; }
.chart .line.second { stroke: var(--second); stroke-dasharray: 5 4; }
.chart .area, .chart .band { fill: var(--accent-soft); }
.chart .zero { stroke: var(--line-strong); }
.chart .mark { stroke: var(--second); stroke-width: 1; stroke-dasharray: 2 3; }
.chart .dot { fill: var(--accent); }
.chart .bar { fill: var(--accent); }
.chart .bar.second { fill: var(--second); }
.chart .bar.faint { fill: var(--line-strong); }
.chart .thin { fill: var(--sunk); }
.chart .heat-0 { fill: var(--heat-0); } .chart .heat-1 { fill: var(--heat-1); } .chart .heat-2 { fill: var(--heat-2); }
.chart .heat-3 { fill: var(--heat-3); } .chart .heat-4 { fill: var(--heat-4); }
.chart .hatch { stroke: var(--paper); stroke-width: 1.5; fill: none; }
.chart .edge { stroke: var(--line-strong); } .chart .edge-2 { stroke-width: 1.75; } .chart .edge-3 { stroke-width: 2.75; } .chart .edge-4 { stroke-width: 4; }
.chart .edge.strong { stroke: var(--second); }
.chart .node { fill: var(--heat-2); stroke: var(--paper); }
.chart .node.strong { fill: var(--accent); }
.chart .name { fill: var(--ink-soft); }
.spark { width: 6rem; height: 1.75rem; vertical-align: middle; }
.spark .line { fill: none; stroke: var(--accent); stroke-width: 1.5; stroke-linejoin: round; stroke-linecap: round; }
.spark .dot { fill: var(--accent); }
.chart .target { fill: transparent; }
.chart-keep { margin: 0; }
@media screen {
  /* Drawn by charts.js: the picture beneath is for paper, and for whoever runs no scripts. */
  .chart-canvas { position: relative; max-width: 40rem; height: 15rem; }
  .is-drawn > svg { display: none; }
  .chart-foot { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: 0 1rem; max-width: 40rem; }
  .chart-foot > details[open] { flex: 1 0 100%; }
  .chart-keep .btn { padding-block: 0; font-size: .875rem; }
}
@media (min-width: 768px) { .chart-keep .btn { min-height: 2rem; } }
@media print { .chart-canvas, .chart-keep { display: none; } }

"""#,
        "css/codes.css": #"""
.code-alarms { list-style: none; margin: 1rem 0 0; padding: 0; }
.code-alarm { display: inline-flex; align-items: center; flex-wrap: wrap; gap: .375rem; color: var(--amber); }
li.code-alarm { display: flex; min-height: 2.75rem; padding: .375rem .75rem; margin-bottom: .5rem; border-radius: var(--corner); background: var(--amber-soft); }
.code-alarm.is-urgent { color: var(--red); }
li.code-alarm.is-urgent { background: var(--red-soft); }
.code-alarm a { display: inline-flex; align-items: center; min-height: 1.75rem; color: inherit; text-decoration: underline; }
.code-targets .qr { width: 4.5rem; height: 4.5rem; object-fit: cover; border: 1px solid var(--line); border-radius: 4px; background: #fff; }
.code-room { width: min(16rem, 100%); height: .5rem; }
.code-picture { display: block; max-width: 14rem; max-height: 20rem; margin-bottom: 1.25rem; border: 1px solid var(--line); border-radius: var(--corner); background: #fff; }
.code-near { margin: -.25rem 0 1rem; }
.code-upload { margin-top: 1rem; }
.code-chats { max-height: 20rem; overflow-y: auto; }
.channel-days, .channel-people { display: flex; flex-wrap: wrap; gap: .25rem 1rem; margin-bottom: .5rem; }
.channel-window { padding-bottom: .75rem; border-bottom: 1px solid var(--line); }
.channel-time { width: 8.75rem; }
.channel-cap { width: 7rem; }
.channel-staff { max-height: 28rem; overflow-y: auto; }

"""#,
        "css/compare.css": #"""
.compare-form { display: grid; grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr)); gap: 1rem 2rem; max-width: 46rem; margin-bottom: 1.5rem; }
.compare-form fieldset { display: flex; flex-direction: column; gap: .375rem; min-width: 0; }
.compare-form .form-label { margin: 0; }
.compare-form > p, .compare-form > .btn, .compare-narrow { grid-column: 1 / -1; margin: 0; }
.compare-form > .btn { justify-self: start; }
.compare { max-width: 64rem; }
.compare th small, .compare td small { display: block; color: var(--ink-faint); font-weight: 400; }
.compare tbody th { color: var(--ink-soft); min-width: 7rem; }
.compare strong { font-weight: 600; }
.compare-verdict { color: var(--ink-soft); }
/* On a phone both values stand beside each other and the difference beneath. */
@media (max-width: 767.98px) {
  .compare, .compare thead, .compare tbody { display: block; }
  .compare tr { display: grid; grid-template-columns: 1fr 1fr; gap: 0 1rem; padding: .5rem 0; border-bottom: 1px solid var(--line); }
  .compare tr > * { display: block; padding: 0 !important; border: 0 !important; }
  .compare thead th:first-child, .compare thead th:last-child { display: none; }
  .compare tbody th, .compare td:last-child { grid-column: 1 / -1; }
  .compare td:empty { display: none; }
}

"""#,
        "css/diagnosis.css": #"""
/* The tabs of a group: words first, then figures, pictures and lists. */
.verdict-words { max-width: 46rem; margin: .5rem 0 1.25rem; font-size: 1.0625rem; }
.verdict-words p { margin: 0 0 .25rem; }
.verdict-words a, .section p a { text-decoration: underline; text-underline-offset: 3px; }
.tabs { flex-wrap: wrap; gap: 0 1.5rem; }
.tabs a { flex: none; min-width: 1.75rem; padding: .5625rem 0; text-align: center; white-space: nowrap; }
.section .table thead .number { white-space: normal; vertical-align: bottom; }
.section { max-width: none; min-width: 0; scroll-margin-top: 1rem; }
.section-head { position: relative; display: flex; align-items: baseline; gap: .5rem; }
.section-head h2 { margin-bottom: .5rem; }
.section > p { max-width: 46rem; margin-bottom: .5rem; }
.section .chart-block { border-top: 0; padding: .75rem 0 .25rem; }
.section .chart-block h2 { font-size: 1rem; margin-bottom: .25rem; }
.section .figures { margin: .75rem 0; }
.section-list { min-width: 0; scroll-margin-top: 1rem; }
.section-list h3 { margin: 1rem 0 .25rem; }
.section-list > .quiet { margin: 0 0 .5rem; }
.section-list .lines { margin-bottom: .5rem; }
.section-list .lines .count { font-weight: 500; }
.said { margin: .25rem 0 0; padding-left: .75rem; border-left: 2px solid var(--line-strong); color: var(--ink-soft); font-size: .9375rem; white-space: pre-line; overflow-wrap: anywhere; unicode-bidi: plaintext; }
.said-when { margin: .125rem 0 0; font-size: .9375rem; }
.said-when a { display: inline-flex; align-items: center; min-height: 2.75rem; }
.chore-acts.line-acts { justify-content: flex-start; margin: 0 0 .5rem -.5rem; }
.lines > li:has(.draft) { align-items: flex-start; }
.lines .who:has(.draft) { flex: 1 1 auto; }
.draft { max-width: 46rem; margin-top: .25rem; scroll-margin-top: 1rem; }
.draft summary { padding: .625rem 0; color: var(--accent); cursor: pointer; font-size: .9375rem; }
.draft:target { outline: 2px solid var(--accent); outline-offset: .5rem; border-radius: var(--corner); }
.draft p { margin: .25rem 0 .5rem; }
.draft p a { display: inline-flex; align-items: center; min-height: 2.75rem; text-decoration: underline; text-underline-offset: 3px; }
.line-action { flex: none; display: inline-flex; align-items: center; min-height: 2.75rem; font-size: .9375rem; white-space: nowrap; }
a.figure-value { text-decoration: underline; text-decoration-color: var(--line-strong); text-underline-offset: 5px; text-decoration-thickness: 1px; }
@media (min-width: 1200px) {
  .sections { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 0 3rem; align-items: start; }
  .section-wide { grid-column: 1 / -1; }
  .section-wide .section-lists { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: .5rem 2.5rem; align-items: start; }
}
.nexts { margin: .5rem 0 0; padding-left: 1.25rem; }
.nexts li { padding: .125rem 0; }
@media screen and (min-width: 1400px) {
  /* Two rows of figures: a bubble opens to the side on which there is room. */
  .console .figures > .figure:nth-child(7n+1) .define > p, .console .figures > .figure:nth-child(7n+2) .define > p,
  .console .figures > .figure:nth-child(7n+3) .define > p, .console .figures > .figure:nth-child(7n+4) .define > p { left: 0; right: auto; }
  /* In half the width every bubble is as wide as its row. */
  .console .section .figures > .figure { position: static; }
  .console .section .figures > .figure .define > p { left: 0; right: 0; width: auto; }
}
/* A table wider than its column scrolls in itself. */
.section .chart-foot > details { min-width: 0; max-width: 100%; }
/* One strip on a phone: all eight where they fit, else it moves under the finger and begins at the page one is on. */
@media (max-width: 767.98px) {
  .console .tabs { flex-wrap: nowrap; gap: 0 .75rem; margin-inline: -1rem; padding-inline: 1rem; overflow-x: auto; scrollbar-width: none; overscroll-behavior-x: contain; }
  .tabs::-webkit-scrollbar { display: none; }
  .tabs a { display: inline-flex; align-items: center; min-width: 1.5rem; min-height: 2.75rem; padding: 0; }
  .tabs a[aria-current] { scroll-initial-target: nearest; }
}

"""#,
        "css/figures.css": #"""
/* Also put into the self-contained report, so it uses only the colours of tokens.css. */
.state { display: inline-flex; align-items: center; gap: .3rem; white-space: nowrap; vertical-align: middle; font-size: .9375rem; font-weight: 500; color: var(--ink-soft); }
.state-thriving { color: var(--accent); }
.state-cooling { color: var(--amber); }
.figures { position: relative; display: grid; grid-template-columns: repeat(auto-fill, minmax(9.5rem, 1fr)); margin: 1.25rem 0 1.5rem; border-top: 1px solid var(--line); }
.figure { padding: .75rem 1rem .75rem 0; border-bottom: 1px solid var(--line); }
.figure dt { font-weight: 400; font-size: .875rem; color: var(--ink-soft); }
.figure dd { margin: 0; line-height: 1.4; }
.figure-value { font-size: 1.625rem; font-weight: 600; font-variant-numeric: tabular-nums; }
.figure-unit { color: var(--ink-soft); font-size: .875rem; }
.figure-note { display: block; color: var(--ink-faint); font-size: .875rem; }
.define { display: inline-block; }
.define > summary { display: inline-flex; align-items: center; justify-content: center; position: relative; width: 1.25rem; height: 1.25rem; border: 1px solid var(--line-strong); border-radius: 50%; color: var(--ink-faint); font-size: .75rem; line-height: 1; cursor: pointer; list-style: none; vertical-align: .05em; }
/* The circle is small, the target is not. */
.define > summary::after { content: ""; position: absolute; inset: -.75rem; }
.define > summary::-webkit-details-marker { display: none; }
.define > summary:hover, .define[open] > summary { color: var(--accent); border-color: var(--accent); }
/* As wide as the row of figures: no bubble leaves the screen, wherever its question mark stands. */
.define > p { position: absolute; z-index: 3; left: 0; right: 0; max-width: 46rem; margin: .375rem 0 0; padding: .625rem .875rem; background: var(--raised); border: 1px solid var(--line); border-radius: var(--corner); box-shadow: var(--shadow); color: var(--ink); font-size: .875rem; font-weight: 400; line-height: 1.6; }
.table-fold > summary { display: inline-block; min-height: 2rem; color: var(--accent); font-size: .875rem; cursor: pointer; }
.rules dt { white-space: nowrap; }
@media screen and (max-width: 767.98px) {
  .figures { grid-template-columns: 1fr 1fr; }
}
/* Where all figures stand in one row, the bubble hangs below its own; the last ones open to the left. */
@media screen and (min-width: 1400px) {
  .console .figure { position: relative; }
  .console .figure .define > p { right: auto; width: 20rem; }
  .console .figure:nth-child(n+5) .define > p { left: auto; right: 0; }
}

"""#,
        "css/forms.css": #"""
.stack { display: flex; flex-direction: column; gap: 1.125rem; align-items: stretch; }
.stack > .btn { align-self: flex-start; }
.sheet .stack > .btn { align-self: stretch; }
.stack + .block { margin-top: 2rem; }
.narrow { max-width: 27rem; }
.inline { display: flex; gap: .5rem; align-items: center; flex-wrap: wrap; }
.inline .form-select { width: auto; min-width: 8rem; }
.form-label { margin-bottom: .25rem; font-weight: 500; }
legend.form-label { float: none; font-size: 1rem; }
.form-control, .form-select { min-height: 2.75rem; border-color: var(--line-strong); border-radius: var(--corner); background-color: var(--raised); color: var(--ink); transition: border-color var(--quick); }
.form-control:focus, .form-select:focus { border-color: var(--accent); box-shadow: 0 0 0 3px var(--accent-soft); background-color: var(--raised); color: var(--ink); }
.form-control::placeholder { color: var(--ink-faint); }
.form-control.is-invalid, .form-control.is-invalid:focus { border-color: var(--red); background-image: none; box-shadow: none; padding-right: .75rem; }
.form-check-input { border-color: var(--line-strong); background-color: var(--raised); }
.form-check-input:focus { border-color: var(--accent); box-shadow: 0 0 0 3px var(--accent-soft); }
.form-check-input:checked { border-color: var(--accent); background-color: var(--accent); }
.field-error { margin: .25rem 0 0; color: var(--red); font-size: .9375rem; }
.form-text { margin: .25rem 0 0; color: var(--ink-faint); font-size: .875rem; }
.btn { --bs-btn-border-radius: var(--corner); --bs-btn-focus-box-shadow: 0 0 0 3px var(--accent-soft); --bs-btn-disabled-opacity: .55; display: inline-flex; align-items: center; justify-content: center; gap: .5rem; min-height: 2.75rem; padding-inline: 1.125rem; transition: background-color var(--quick), border-color var(--quick); }
.btn:hover { text-decoration: none; }
.btn-primary { --bs-btn-color: var(--on-accent); --bs-btn-bg: var(--accent); --bs-btn-border-color: var(--accent); --bs-btn-hover-color: var(--on-accent); --bs-btn-hover-bg: var(--accent-strong); --bs-btn-hover-border-color: var(--accent-strong); --bs-btn-active-color: var(--on-accent); --bs-btn-active-bg: var(--accent-strong); --bs-btn-active-border-color: var(--accent-strong); --bs-btn-disabled-color: var(--on-accent); --bs-btn-disabled-bg: var(--accent); --bs-btn-disabled-border-color: var(--accent); }
.btn-outline-secondary { --bs-btn-color: var(--ink); --bs-btn-border-color: var(--line-strong); --bs-btn-hover-color: var(--ink); --bs-btn-hover-bg: var(--sunk); --bs-btn-hover-border-color: var(--ink-faint); --bs-btn-active-color: var(--ink); --bs-btn-active-bg: var(--sunk); --bs-btn-active-border-color: var(--ink-faint); }
.btn-danger { --bs-btn-color: var(--paper); --bs-btn-bg: var(--red); --bs-btn-border-color: var(--red); --bs-btn-hover-color: var(--paper); --bs-btn-hover-bg: var(--red); --bs-btn-hover-border-color: var(--ink); --bs-btn-active-color: var(--paper); --bs-btn-active-bg: var(--red); }
.btn-link { --bs-btn-color: var(--ink-soft); --bs-btn-hover-color: var(--ink); padding-inline: .5rem; text-decoration: underline; text-underline-offset: 3px; }
@media (prefers-color-scheme: dark) {
  .form-check-input:checked[type=checkbox] { background-image: url("data:image/svg+xml,%3csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 20 20'%3e%3cpath fill='none' stroke='%2310241b' stroke-linecap='round' stroke-linejoin='round' stroke-width='3' d='m6 10 3 3 6-6'/%3e%3c/svg%3e"); }
  .form-select { background-image: url("data:image/svg+xml,%3csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3e%3cpath fill='none' stroke='%23b5b1a6' stroke-linecap='round' stroke-linejoin='round' stroke-width='2' d='m2 5 6 6 6-6'/%3e%3c/svg%3e"); }
}
.command.whole { white-space: pre-wrap; overflow-wrap: anywhere; user-select: all; }

"""#,
        "css/frame.css": #"""
.console { display: grid; grid-template-columns: 14rem minmax(0, 1fr); min-height: 100vh; }
.side { position: sticky; top: 0; height: 100vh; overflow-y: auto; display: flex; flex-direction: column; gap: 1rem; padding: 1.25rem .75rem 1rem; background: var(--sunk); border-right: 1px solid var(--line); }
.side-brand { display: flex; align-items: center; gap: .5rem; padding: 0 .75rem; font-size: 1.125rem; font-weight: 600; color: var(--accent); }
.side-brand:hover { text-decoration: none; }
.side-workspace, .switcher > summary { margin: 0; padding: .25rem .75rem; color: var(--ink-soft); font-size: .9375rem; }
.switcher > summary { list-style: none; cursor: pointer; display: flex; justify-content: space-between; align-items: center; border: 1px solid var(--line); border-radius: var(--corner); background: var(--raised); }
.switcher > summary::-webkit-details-marker { display: none; }
.switcher ul { list-style: none; margin: .25rem 0 0; padding: 0; }
.switcher li a { display: block; padding: .25rem .75rem; }
.side-nav { display: flex; flex-direction: column; gap: 2px; }
.side-nav a, .side-foot > a { display: flex; align-items: center; gap: .625rem; padding: .4375rem .75rem; border-radius: var(--corner); color: var(--ink-soft); }
.side-nav a:hover, .side-foot > a:hover { background: var(--line); color: var(--ink); text-decoration: none; }
.side-nav a[aria-current] { background: var(--accent-soft); color: var(--accent-strong); font-weight: 600; }
.side-foot { margin-top: auto; display: flex; flex-direction: column; gap: .5rem; font-size: .9375rem; }
.languages { display: flex; gap: .75rem; padding: 0 .75rem; font-size: .875rem; }
.languages a { color: var(--ink-faint); }
.languages a[aria-current] { color: var(--ink); font-weight: 600; }
.side-keys { display: flex; align-items: center; gap: .5rem; padding: .25rem .75rem; border: 0; background: none; color: var(--ink-faint); font-size: .875rem; text-align: left; }
.side-keys[hidden] { display: none; }
.side-keys:hover { color: var(--ink); }
kbd { min-width: 1.5rem; padding: 0 .375rem; border: 1px solid var(--line-strong); border-radius: 4px; background: var(--raised); color: var(--ink); font-family: inherit; font-size: .8125rem; text-align: center; }
.keys-dialog { width: min(26rem, calc(100vw - 2rem)); padding: 1.25rem 1.5rem; border: 1px solid var(--line); border-radius: var(--corner); background: var(--raised); color: var(--ink); box-shadow: var(--shadow); }
.keys-dialog::backdrop { background: rgb(20 18 14 / .45); }
.keys-dialog dl { display: grid; grid-template-columns: auto 1fr; gap: .5rem 1rem; margin: 0 0 1rem; }
.keys-dialog dt { font-weight: 400; white-space: nowrap; }
.keys-dialog dd { margin: 0; }
.keys-choice { display: flex; align-items: center; gap: .5rem; min-height: 2.75rem; margin-bottom: .5rem; }
.keys-choice .form-check-input { margin: 0; border-color: var(--ink-faint); background-color: var(--raised); }
.keys-choice .form-check-input:checked { background-color: var(--accent); border-color: var(--accent); }
.keys-choice .form-check-input:focus { border-color: var(--accent); box-shadow: 0 0 0 3px var(--accent-soft); }
/* Where one is in a list, wherever the link in it ends. */
[data-keys] > :has(:focus-visible) { background: var(--sunk); }
.body { min-width: 0; }
.top { display: none; }
#content { padding: 2rem 2.5rem 4rem; max-width: 76rem; }
.dock { display: none; }
.notice, .sample, .refusal { display: flex; gap: .5rem; align-items: flex-start; padding: .625rem .875rem; border-radius: var(--corner); }
.notice .icon, .sample .icon, .refusal .icon { margin-top: .2em; }
.notice { background: var(--accent-soft); color: var(--accent-strong); max-width: 46rem; }
.notice.stale { background: var(--amber-soft); color: var(--amber); margin-bottom: .75rem; }
.notice.stale a { color: inherit; text-decoration: underline; }
.refusal { background: var(--red-soft); color: var(--red); max-width: 46rem; }
.sample { border-radius: 0; background: var(--amber-soft); color: var(--amber); padding-inline: 2.5rem; font-size: .9375rem; }
.sample button { padding: 0; border: 0; background: none; color: inherit; text-decoration: underline; }
@media (max-width: 767.98px) {
  /* What has the focus is not left behind the bar. */
  html { scroll-padding-bottom: calc(4.5rem + env(safe-area-inset-bottom)); }
  .console { display: block; padding-bottom: calc(3.75rem + env(safe-area-inset-bottom)); }
  .side { display: none; }
  .top { display: flex; align-items: center; justify-content: center; position: relative; min-height: 2.75rem; padding: 0 3.25rem; border-bottom: 1px solid var(--line); color: var(--ink-soft); font-size: .875rem; }
  .top-search { position: absolute; right: .25rem; top: 0; display: flex; align-items: center; justify-content: center; width: 2.75rem; height: 2.75rem; color: var(--ink-soft); }
  #content { padding: 1.25rem 1rem 2rem; }
  .sample { padding-inline: 1rem; flex-wrap: wrap; }
  .sample > span { flex: 1; }
  .sample form { flex-basis: 100%; padding-left: 1.75rem; }
  .dock { position: fixed; inset: auto 0 0; z-index: 5; display: grid; grid-auto-flow: column; grid-auto-columns: 1fr; background: var(--raised); border-top: 1px solid var(--line); padding-bottom: env(safe-area-inset-bottom); }
  .dock > a, .dock-more > summary { display: flex; flex-direction: column; align-items: center; justify-content: center; min-height: 3.5rem; font-size: .75rem; line-height: 1.3; color: var(--ink-soft); list-style: none; cursor: pointer; }
  .dock-more > summary::-webkit-details-marker { display: none; }
  .dock .icon { width: 1.5rem; height: 1.5rem; }
  .dock a[aria-current] { color: var(--accent); font-weight: 600; }
  .dock-sheet { position: fixed; inset: auto 0 calc(3.5rem + 1px + env(safe-area-inset-bottom)); background: var(--raised); border-top: 1px solid var(--line); box-shadow: var(--shadow); padding: .5rem 0 .75rem; }
  .dock-sheet > a { display: flex; align-items: center; gap: .75rem; min-height: 2.75rem; padding: .25rem 1.25rem; color: var(--ink); }
  .dock-sheet .languages { padding: .5rem 1.25rem 0; font-size: .9375rem; }
}

"""#,
        "css/groups.css": #"""
.block.first { border-top: 0; padding-top: .5rem; }
.block.wide { max-width: none; }
.empty { max-width: 36rem; }
.promises { margin: 0 0 1.5rem; padding-left: 1.25rem; }
.task { padding: 1rem 0 .5rem; border-top: 1px solid var(--line); }
.task > header { display: flex; align-items: baseline; gap: .25rem 1rem; flex-wrap: wrap; }
.task h3 { margin: 0; }
.task > p { margin: 0 0 .5rem; }
.task .lines { margin-bottom: .5rem; }
.who { display: flex; flex-direction: column; min-width: 0; line-height: 1.45; padding: .375rem 0; }
.who strong { font-weight: 500; overflow-wrap: anywhere; }
.lines .btn { flex: none; }
.lines.wide { max-width: 46rem; }
.count { flex: none; text-align: right; font-variant-numeric: tabular-nums; }
.count small { color: var(--ink-faint); }
.strip { list-style: none; margin: 0 0 1rem; padding: 0; border-top: 1px solid var(--line); }
.strip > li > a { display: grid; grid-template-columns: minmax(0, 1fr) 6.5rem 6.5rem 13rem; align-items: center; gap: .25rem 1.25rem; min-height: 3rem; padding: .375rem 0; border-bottom: 1px solid var(--line); color: var(--ink); }
.strip > li > a:hover { background: var(--sunk); text-decoration: none; }
.strip-name { font-weight: 500; color: var(--accent); }
.strip-words { text-align: right; font-size: .9375rem; line-height: 1.35; font-variant-numeric: tabular-nums; }
.strip-words small { display: block; color: var(--ink-faint); }
.crumb { margin: 0 0 .25rem; font-size: .875rem; }
.small-link { font-size: .875rem; font-weight: 400; white-space: nowrap; }
/* Small words, a target for a thumb. */
.small-link, .keep { position: relative; white-space: nowrap; }
.small-link::after, .keep::after { content: ""; position: absolute; inset: -.75rem -.25rem; }
.tabs { display: flex; gap: 1.5rem; margin: 0 0 1.25rem; border-bottom: 1px solid var(--line); }
.tabs a { padding: .5rem 0; margin-bottom: -1px; border-bottom: 2px solid transparent; color: var(--ink-soft); }
.tabs a:hover { text-decoration: none; color: var(--ink); }
.tabs a[aria-current] { border-color: var(--accent); color: var(--accent-strong); font-weight: 600; }
.verdict { position: relative; display: flex; align-items: center; flex-wrap: wrap; gap: .75rem; margin-bottom: .5rem; }
.verdict .state { font-size: 1.125rem; }
.as-of { display: flex; align-items: center; gap: .5rem; flex-wrap: wrap; margin-left: auto; font-size: .9375rem; }
.as-of .form-control { width: auto; }
.search { margin-bottom: 1rem; max-width: 46rem; }
.search .form-control { flex: 1 1 12rem; width: auto; }
.search .btn { flex: none; }
.tag { flex: none; color: var(--ink-soft); font-size: .875rem; }
.tag-bad { color: var(--red); font-weight: 500; }
.as-rows { max-width: 64rem; }
.as-rows + .block { border-top: 0; padding-top: .5rem; }
.as-rows td, .as-rows tbody th { vertical-align: middle; }
.as-rows tbody th { font-size: 1rem; font-weight: 500; min-width: 9rem; }
/* Beside each other where there is room: what to do, and how it goes. */
@media (min-width: 1200px) {
  .home { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 27rem); gap: 3rem; align-items: start; }
  .home .block { border-top: 0; padding-top: .5rem; }
  .home .strip > li > a { grid-template-columns: minmax(0, 1fr) auto; }
  .home .strip .state { justify-self: end; }
  .home .strip-line { grid-row: 2; grid-column: 1; }
  .home .strip-words { grid-row: 2; grid-column: 2; }
  .charts { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 0 3rem; align-items: start; border-top: 1px solid var(--line); }
  .charts .block { border-top: 0; }
}
@media (max-width: 767.98px) {
  .strip > li > a { grid-template-columns: minmax(0, 1fr) auto; padding: .625rem 0; }
  .strip .state { justify-self: end; }
  .strip-line { grid-row: 2; grid-column: 1; }
  .strip-words { grid-row: 2; grid-column: 2; }
  .as-of { margin-left: 0; width: 100%; }
  /* Out of sight only: the field keeps its name. */
  .as-of label { position: absolute; clip-path: inset(50%); }
  .as-of .form-control { flex: 1; }
  /* A table becomes rows with the two most telling figures. */
  .as-rows thead, .as-rows .extra { display: none; }
  .as-rows, .as-rows tbody { display: block; }
  .as-rows tr { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0 1rem; padding: .625rem 0; border-bottom: 1px solid var(--line); }
  .as-rows tr > * { display: block; padding: 0 !important; border: 0 !important; text-align: left; }
  .as-rows tr > td:nth-child(2) { justify-self: end; }
  .as-rows tr > td.number { font-size: .875rem; color: var(--ink-soft); white-space: normal; }
  .as-rows tr > td.number:not(.extra) + td.number { justify-self: end; }
  .as-rows td.number::before { content: attr(data-label) " "; color: var(--ink-faint); }
}

.gap { margin-bottom: 1rem; }
.gap p { margin: 0; }
.gap-ways { display: flex; flex-wrap: wrap; gap: .5rem; margin-top: .625rem; }

"""#,
        "css/lists.css": #"""
.lines, .people { list-style: none; margin: 0 0 1rem; padding: 0; border-top: 1px solid var(--line); }
.lines > li { display: flex; justify-content: space-between; align-items: center; gap: 1rem; min-height: 2.75rem; border-bottom: 1px solid var(--line); }
.people + .block { border-top: 0; }
.people { max-width: 46rem; }
.people > li { display: flex; align-items: center; gap: .75rem 1.25rem; flex-wrap: wrap; padding: .625rem 0; border-bottom: 1px solid var(--line); }
.people-who { flex: 1 1 9rem; min-width: 0; line-height: 1.4; }
.confirm > summary { list-style: none; cursor: pointer; }
.confirm > summary::-webkit-details-marker { display: none; }
.confirm[open] { flex-basis: 100%; }
.confirm form { background: var(--red-soft); border-radius: var(--corner); padding: .75rem 1rem; margin-top: .5rem; }
.notes { display: grid; grid-template-columns: auto 1fr; gap: 0 1rem; margin: .5rem 0 0; font-size: .875rem; color: var(--ink-faint); }
.notes dt { font-weight: 500; color: var(--ink-soft); }
.notes dd { margin: 0; }
.marks { display: flex; gap: .5rem; }
.marks .btn { padding-inline: .75rem; white-space: nowrap; }
@media (max-width: 36rem) {
.lines > li:has(.marks) { flex-wrap: wrap; row-gap: 0; padding-bottom: .75rem; }
.lines > li:has(.marks) .who { flex: 1 0 100%; }
}

"""#,
        "css/matrix.css": #"""
.matrix { max-width: none; font-size: .9375rem; }
.matrix > thead > tr > th { vertical-align: bottom; }
.matrix > thead > tr > th.number { white-space: normal; }
.matrix > thead > tr > th > a { color: var(--ink-soft); text-decoration: underline dotted; text-underline-offset: 4px; }
.matrix > thead > tr > th[aria-sort] > a { color: var(--accent-strong); font-weight: 600; }
/* By place: a hundred rows of ten cells need no class each. */
.matrix td:nth-child(n+4) { text-align: right; white-space: nowrap; }
.matrix small { color: var(--ink-faint); }
.matrix-scroll { margin-top: .5rem; }
#groups.block { max-width: none; }
.matrix-course { max-width: none; }
.matrix-course > summary, .console details.block > summary { min-height: 2rem; cursor: pointer; }
.state-counts { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem .5rem; margin: 0 0 .75rem; padding: 0; }
.state-counts a { display: inline-flex; align-items: center; gap: .375rem; min-height: 2.75rem; padding: 0 .75rem; border: 1px solid var(--line); border-radius: 1.375rem; color: var(--ink-soft); font-size: .9375rem; }
.state-counts a:hover { background: var(--sunk); text-decoration: none; }
.state-counts a[aria-current] { border-color: var(--accent); background: var(--accent-soft); color: var(--accent-strong); }
.pages { display: flex; gap: .5rem; }
/* The heads of the columns sort; where there are none, the choice does. */
@media (min-width: 768px) { .matrix-search .form-select { display: none; } }
/* Twelve columns fit a small screen. */
@media (min-width: 768px) and (max-width: 1399.98px) {
  .matrix .state { white-space: normal; }
  .table.matrix > :not(caption) > * > * { padding-right: .5rem; }
}
@media (max-width: 767.98px) {
  .matrix-search .form-control { flex: 1 1 100%; }
  .matrix-search .form-select { flex: 1; }
  .matrix-scroll { overflow: visible; }
  .matrix td:nth-child(3), .matrix td:nth-child(5), .matrix td:nth-child(n+7) { display: none; }
  .as-rows.matrix td:nth-child(n+4) { font-size: .875rem; color: var(--ink-soft); text-align: left; white-space: normal; }
  .as-rows.matrix td:nth-child(6) { justify-self: end; }
  .matrix td[data-label]::before { content: attr(data-label) " "; color: var(--ink-faint); }
}

"""#,
        "css/member.css": #"""
/* What visitors open in WeChat: one thing a page, large, under a second on a weak phone. Not part of the console's styles. */
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; min-height: 100vh; display: flex; flex-direction: column; font: 1.0625rem/1.7 var(--type); color: var(--ink); background: var(--paper); text-autospace: normal; overflow-wrap: anywhere; }
header { background: var(--accent-soft); border-bottom: 1px solid var(--line); text-align: center; }
header p { margin: 0 auto; padding: .75rem 1.25rem; max-width: 32rem; font-weight: 600; color: var(--accent-strong); }
main { width: 100%; max-width: 32rem; margin: 0 auto; padding: 1.75rem 1.25rem 1rem; text-align: center; flex: 1; }
h1 { margin: 0 0 .5rem; font-size: 1.625rem; line-height: 1.35; }
p { margin: 0 0 1rem; }
.soft { color: var(--ink-soft); }
.card { margin: 1.5rem auto 1.25rem; max-width: 20rem; padding: 1rem; background: #fff; border: 1px solid var(--line); border-radius: 12px; box-shadow: var(--shadow); }
.card img { display: block; width: 100%; height: auto; min-height: 8rem; border-radius: 4px; -webkit-touch-callout: default; }
.card figcaption { padding-top: .625rem; color: #5d584e; font-size: .9375rem; }
.how { font-size: 1.125rem; font-weight: 600; }
.how, .soft { text-wrap: balance; }
a { color: var(--accent); text-underline-offset: 3px; }
form { text-align: left; margin-top: 1.5rem; }
label { display: block; font-weight: 600; margin-bottom: .25rem; }
input[type=text], input[type=tel] { width: 100%; min-height: 3rem; padding: .5rem .875rem; margin-bottom: 1rem; font: inherit; color: var(--ink); background: var(--raised); border: 1px solid var(--line-strong); border-radius: var(--corner); }
input.is-wrong { border-color: var(--red); }
input:focus-visible, button:focus-visible, a:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.agree { display: flex; gap: .75rem; align-items: flex-start; min-height: 2.75rem; font-weight: 400; margin-bottom: 1rem; }
.agree input { width: 1.375rem; height: 1.375rem; margin: .2rem 0 0; flex: none; accent-color: var(--accent); }
.wrong { margin: -.625rem 0 1rem; color: var(--red); font-size: .9375rem; }
button { display: block; width: 100%; min-height: 3.125rem; font: inherit; font-weight: 600; color: var(--on-accent); background: var(--accent); border: 0; border-radius: var(--corner); }
.go a { display: flex; align-items: center; justify-content: center; min-height: 3.125rem; font-weight: 600; color: var(--on-accent); background: var(--accent); border-radius: var(--corner); text-decoration: none; }
.other { margin-top: 2rem; }
.other a { display: inline-block; padding: .5rem; }
footer { padding: 1rem 1.25rem calc(1.25rem + env(safe-area-inset-bottom)); text-align: center; font-size: .875rem; }
footer a { display: inline-block; padding: .625rem; color: var(--ink-faint); }

"""#,
        "css/print.css": #"""
@media print {
  html:root { --paper: #fff; --raised: #fff; --sunk: #f4f2ec; --line: #ddd; --line-strong: #bbb; --ink: #000; --ink-soft: #333; --ink-faint: #555; --accent: #1f6b4f; --accent-soft: #e4efe9; --heat-0: #f4f2ec; --heat-1: #d5e6dd; --heat-2: #a5cdb9; --heat-3: #5f9f82; --heat-4: #1f6b4f; --second: #9a5b1f; }
  .console { display: block; }
  .side, .top, .dock, .skip, .notice, .plain-foot, form, button, .btn { display: none !important; }
  #content { padding: 0; max-width: none; }
  .block, .chart, tr, li { break-inside: avoid; }
  h1, h2, h3 { break-after: avoid; }
  .chart * { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  a { color: inherit; }
}

"""#,
        "css/report.css": #"""
/* The self-contained report: it has no Bootstrap, so it brings the little it needs. */
.report { margin: 0; }
.report *, .report *::before { box-sizing: border-box; }
.report main { max-width: 60rem; margin: 0 auto; padding: 2rem 1.5rem 3rem; }
.report .table { width: 100%; border-collapse: collapse; text-align: left; }
.report .table th, .report .table td { padding: .375rem .75rem .375rem 0; border-bottom: 1px solid var(--line); }
.report .table tbody th { min-width: 6rem; font-size: 1rem; color: var(--ink); }
.report .block { max-width: none; }
.report .charts { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 0 2rem; align-items: start; }
.report .charts .block { border-top: 0; }
.report h3, .report .charts h2 { font-size: 1rem; }
.report .table .number { text-align: right; }
.report .report-group { border-top: 2px solid var(--line-strong); margin-top: 2rem; padding-top: 1.5rem; }
.report .report-group > h2 { display: flex; align-items: center; gap: 1rem; font-size: 1.375rem; }
.report footer { margin-top: 2rem; border-top: 1px solid var(--line); padding-top: 1rem; }
.report dl, .report dd, .report dt { margin: 0; }
.report .brief { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .25rem 1rem; margin: .75rem 0 1.25rem; }
.report .brief dt { color: var(--ink-soft); font-weight: 500; }
.report .rules { display: grid; gap: .375rem 1rem; }
@media screen and (max-width: 767.98px) { .report .charts { display: block; } .report main { padding: 1.25rem 1rem 2rem; } }
@media print {
  .report main { padding: 0; max-width: none; }
  .report .report-group { break-before: page; border-top: 0; margin-top: 0; padding-top: 0; }
  .report .table-fold { display: none; }
  .report .table { font-size: .8125rem; }
  .report .table tbody th { font-size: .8125rem; }
  .report .table th, .report .table td { padding-right: .5rem; }
  .report .scroll { overflow: visible; }
  .report .block { border-top: 0; padding: .5rem 0; }
}

"""#,
        "css/reports.css": #"""
.inline + .block { margin-top: 1.25rem; }
#weekly .form-check { display: flex; align-items: center; gap: .5rem; min-height: 2.75rem; padding: 0; margin: 0; }
#weekly .form-check .form-check-input { float: none; flex: none; width: 1.25rem; height: 1.25rem; margin: 0; border-color: var(--ink-faint); background-color: var(--raised); }
#weekly .form-check .form-check-input:checked { background-color: var(--accent); border-color: var(--accent); }

"""#,
        "css/sheet.css": #"""
.plain { display: flex; flex-direction: column; min-height: 100vh; }
.sheet { width: min(100%, 27rem); margin: max(8vh, 2rem) auto 0; padding: 0 1.25rem; }
.sheet-brand { display: flex; align-items: center; gap: .5rem; margin-bottom: 2rem; font-size: 1.125rem; font-weight: 600; color: var(--accent); }
.sheet > .form-text { margin-top: 1rem; }
.plain-foot { margin: 2.5rem auto; }

"""#,
        "css/tables.css": #"""
.table { --bs-table-color: var(--ink); --bs-table-bg: transparent; --bs-table-border-color: var(--line); --bs-table-striped-bg: var(--sunk); margin-bottom: 1rem; font-variant-numeric: tabular-nums; }
.table > :not(caption) > * > * { padding: .5rem .75rem .5rem 0; box-shadow: none; }
.table th { font-weight: 500; font-size: .875rem; color: var(--ink-faint); }
.table > :not(:first-child) { border-top: 1px solid var(--line); }
.table .number { text-align: right; white-space: nowrap; }
.scroll { overflow-x: auto; }
/* Many figures of one thing: on a phone each row is a block of its own, with every figure and what it is. */
@media (max-width: 767.98px) {
  .as-blocks thead { display: none; }
  .as-blocks, .as-blocks tbody { display: block; }
  .as-blocks tr { display: grid; grid-template-columns: repeat(auto-fill, minmax(6.5rem, 1fr)); gap: .125rem .75rem; padding: .625rem 0; border-bottom: 1px solid var(--line); }
  .as-blocks tr > * { display: block; padding: 0 !important; border: 0 !important; }
  .as-blocks tr > th { grid-column: 1 / -1; font-size: 1rem; color: var(--ink); }
  .as-blocks td.number { font-size: .875rem; text-align: left; }
  .as-blocks td.number:not(.nowrap) { white-space: normal; }
  .as-blocks td[data-label]::before { content: attr(data-label) " "; color: var(--ink-faint); }
  .as-blocks td.nowrap[data-label]::before { display: block; }
}

"""#,
        "css/talk.css": #"""
.talk { list-style: none; margin: 0 0 1rem; padding: 0; max-width: 46rem; }
.talk > li { padding: .375rem 0; }
.talk p { margin: 0; }
.talk-day { margin-top: .75rem; padding-bottom: .25rem !important; border-bottom: 1px solid var(--line); color: var(--ink-faint); font-size: .875rem; }
.talk-who { display: flex; gap: .25rem .5rem; flex-wrap: wrap; font-size: .875rem; }
.talk-words { overflow-wrap: anywhere; white-space: pre-line; }
.talk-media { display: flex; flex-wrap: wrap; gap: .25rem 1rem; font-size: .9375rem; overflow-wrap: anywhere; }
.talk-media a { display: inline-flex; align-items: center; min-height: 2.75rem; text-decoration: underline; text-underline-offset: 3px; }
.talk blockquote { margin: .25rem 0; padding-left: .75rem; border-left: 2px solid var(--line-strong); color: var(--ink-soft); font-size: .9375rem; white-space: pre-line; overflow-wrap: anywhere; }
.talk mark { background: var(--amber-soft); color: inherit; padding: 0 .1em; border-radius: 3px; }
.kind { display: inline-block; padding: 0 .5rem; border: 1px solid var(--line-strong); border-radius: 1rem; color: var(--ink-soft); font-size: .8125rem; line-height: 1.5; }
.talk-group { color: var(--ink-soft); text-decoration: underline; text-underline-offset: 3px; }
.talk-context { font-size: .875rem; }
.talk > .is-hit { margin-inline: -.75rem; padding-inline: .75rem; border-radius: var(--corner); background: var(--amber-soft); scroll-margin-top: 30vh; }
.talk .is-hit .quiet { color: var(--ink-soft); }
.search-all { max-width: 46rem; margin-bottom: 1.5rem; }
.search-all .search { margin-bottom: .5rem; }
.narrow-by > summary { display: inline-block; min-height: 2rem; color: var(--accent); font-size: .9375rem; cursor: pointer; }
.narrow-fields { display: grid; grid-template-columns: 1fr 1fr; gap: .75rem 1rem; padding: .5rem 0 .75rem; }
@media (min-width: 768px) { .narrow-fields { grid-template-columns: 1.2fr 1.2fr 1fr 1fr; } }
.talk-words a { text-decoration: underline; text-underline-offset: 3px; }

"""#,
        "css/tasks.css": #"""
.chores { list-style: none; margin: .25rem 0 .5rem; padding: 0; max-width: 64rem; }
.chore { display: grid; grid-template-columns: minmax(0, 1fr) auto; align-items: start; gap: 0 1rem; padding: .5rem 0; border-top: 1px solid var(--line); scroll-margin-top: 5rem; }
.task > header + .chores > .chore:first-child { border-top: 0; }
.chore:focus-visible { border-radius: var(--corner); }
.chore .who { padding-top: .25rem; }
.chore-fate { font-size: .9375rem; }
.chore-acts { display: flex; align-items: center; justify-content: flex-end; flex-wrap: wrap; gap: .25rem .75rem; }
.chore-acts form { display: flex; align-items: center; gap: .25rem; }
.chore-acts button, .settled button { min-height: 2.75rem; padding: 0 .5rem; border: 0; border-radius: var(--corner); background: none; color: var(--ink-soft); font-size: .9375rem; white-space: nowrap; }
.chore-acts button:hover { background: var(--sunk); color: var(--ink); }
.chore-acts button[data-key="d"] { color: var(--accent); }
.chore-days { height: 2.75rem; padding: 0 .25rem; border: 1px solid var(--line); border-radius: var(--corner); background: transparent; color: var(--ink-soft); font-size: .875rem; }
.proof > summary { display: inline-flex; align-items: center; min-height: 2rem; cursor: pointer; color: var(--accent); font-size: .875rem; }
.proof > summary:hover { text-decoration: underline; }
.proof blockquote { margin: .25rem 0; padding-left: .75rem; border-left: 2px solid var(--line-strong); white-space: pre-line; overflow-wrap: anywhere; }
/* Stays in sight on the way down the list, where the next task is. */
.settled { position: sticky; top: .5rem; z-index: 4; align-items: center; margin-bottom: .75rem; }
.settled .icon { margin-top: 0; }
.settled form { margin-left: auto; }
.settled button { color: var(--accent); font-weight: 500; text-decoration: underline; text-underline-offset: 3px; }
.worries { list-style: none; padding: 0; margin: 0 0 .75rem; }
.worry { display: flex; gap: .5rem; align-items: flex-start; max-width: 64rem; font-size: 1.0625rem; }
.worry .icon { margin-top: .3em; color: var(--amber); }
.worry a { display: inline-block; padding-block: .25rem; }
.calm { max-width: 64rem; }
.ask { max-width: 46rem; margin: .75rem 0; padding: .75rem .875rem; border: 1px solid var(--line); border-radius: var(--corner); background: var(--raised); }
.ask ul { list-style: none; margin: 0 0 .5rem; padding: 0; }
.ask p { margin-bottom: .5rem; }
.ask .form-text { margin: .5rem 0 0; }
.ask .btn { min-height: 2.75rem; min-width: 4.5rem; }
.last-words { margin: .25rem 0; padding-left: .75rem; border-left: 2px solid var(--line-strong); max-width: 46rem; white-space: pre-line; overflow-wrap: anywhere; font-size: 1.0625rem; }
.opening { display: flex; align-items: flex-start; gap: .75rem; max-width: 46rem; }
.opening .btn { min-height: 2.75rem; white-space: nowrap; }
.opening .btn[hidden] { display: none; }
.task-acts form { display: flex; flex-wrap: wrap; gap: .5rem; margin-top: 1rem; }
.task-acts .btn { min-height: 2.75rem; }
.tallies { list-style: none; margin: 0 0 .75rem; padding: 0; border-top: 1px solid var(--line); }
.tallies > li { display: flex; flex-direction: column; padding: .625rem 0; border-bottom: 1px solid var(--line); line-height: 1.5; }
.tallies strong { font-weight: 500; }
.keys:not([hidden]) { display: block; }
/* Beside the groups there is no room for words and buttons in one line. */
@media (min-width: 1200px) and (max-width: 1399.98px) {
  .home .chore { grid-template-columns: minmax(0, 1fr); }
  .home .chore-acts { justify-content: flex-start; }
}
@media (hover: none), (max-width: 767.98px) { .keys:not([hidden]) { display: none; } }
@media (max-width: 767.98px) {
  .chore { grid-template-columns: minmax(0, 1fr); }
  .chore-acts { justify-content: space-between; gap: .25rem .5rem; padding-top: .25rem; }
  .opening { flex-direction: column; }
  .chore-acts .btn { min-height: 2.75rem; display: inline-flex; align-items: center; }
}

.focus { max-width: 64rem; margin: .25rem 0 1rem; padding: .875rem 1rem; border: 1px solid var(--line); border-left: 4px solid var(--amber); border-radius: var(--corner); background: var(--raised); }
.focus h2 { margin: 0 0 .375rem; font-size: 1.125rem; }
.focus a { text-decoration: underline; }
.focus p { margin-bottom: .375rem; }
.focus p:last-child { margin-bottom: 0; }

"""#,
        "css/tokens.css": #"""
/* Our colours and measures; Bootstrap's variables are set from them. Contrast of text is 4.5 or more in both modes. */
:root { color-scheme: light dark; }
/* What leaves the screen is light, whatever the hour. */
:root, .on-paper {
  --paper: #fcfbf8; --raised: #ffffff; --sunk: #f4f2ec; --line: #e2ded4; --line-strong: #c9c3b5;
  --ink: #25231f; --ink-soft: #5d584e; --ink-faint: #746e62;
  --accent: #1f6b4f; --accent-strong: #17533d; --accent-soft: #e4efe9; --on-accent: #ffffff;
  --amber: #8a5a00; --amber-soft: #fbf0d9; --red: #a8322a; --red-soft: #fae6e3;
  --second: #9a5b1f; --heat-0: #f4f2ec; --heat-1: #d5e6dd; --heat-2: #a5cdb9; --heat-3: #5f9f82; --heat-4: #1f6b4f;
  --shadow: 0 2px 12px rgb(40 36 28 / .12);
  --corner: 8px; --quick: 120ms;
  --type: system-ui, "PingFang SC", "HarmonyOS Sans SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif;
  --bs-font-sans-serif: var(--type); --bs-body-font-family: var(--type); --bs-body-font-size: 1rem;
  --bs-body-color: var(--ink); --bs-body-bg: var(--paper); --bs-border-color: var(--line); --bs-border-radius: var(--corner);
  --bs-link-color: var(--accent); --bs-link-hover-color: var(--accent-strong); --bs-heading-color: var(--ink);
}
.on-paper { --paper: #ffffff; }
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #191a18; --raised: #222421; --sunk: #131412; --line: #353833; --line-strong: #50544c;
    --ink: #e9e6de; --ink-soft: #b5b1a6; --ink-faint: #98948a;
    --accent: #7fc4a5; --accent-strong: #a3d8bf; --accent-soft: #22372e; --on-accent: #10241b;
    --amber: #e0b25c; --amber-soft: #3a301b; --red: #ee958c; --red-soft: #41231f;
    --second: #e0a46b; --heat-0: #232521; --heat-1: #23402f; --heat-2: #2d6048; --heat-3: #4c9474; --heat-4: #8fd3b4;
    --shadow: 0 2px 16px rgb(0 0 0 / .5);
  }
}

"""#,
        "css/upload.css": #"""
.drop { display: flex; flex-direction: column; align-items: center; justify-content: center; gap: .75rem; min-height: 12rem; padding: 1.5rem; border: 1.5px dashed var(--line-strong); border-radius: var(--corner); background: var(--raised); text-align: center; max-width: 46rem; }
.drop.is-over { border-color: var(--accent); background: var(--accent-soft); }
.meter { display: block; width: 100%; height: .5rem; max-width: 46rem; border: 0; border-radius: 4px; overflow: hidden; background: var(--line); accent-color: var(--accent); }
.meter::-webkit-progress-bar { background: var(--line); }
.meter::-webkit-progress-value { background: var(--accent); }
.meter::-moz-progress-bar { background: var(--accent); }
.drop-icon { width: 2rem; height: 2rem; color: var(--accent); }
.drop-word { margin: 0; font-weight: 500; }
.drop input:focus-visible + .btn { outline: 2px solid var(--accent); outline-offset: 2px; }
.drop input:disabled + .btn { opacity: .55; pointer-events: none; }
.drop .form-text { max-width: 32rem; }
.upload { margin-bottom: 1.5rem; }
.upload .meter { margin: .75rem 0 .5rem; }
.how > summary { cursor: pointer; color: var(--accent); }
.how-list dt { white-space: nowrap; }
.question { display: flex; gap: .5rem; align-items: flex-start; max-width: 46rem; padding: .625rem .875rem; border-radius: var(--corner); background: var(--amber-soft); color: var(--amber); }
.question .icon { margin-top: .2em; }
.table.small { font-size: .9375rem; max-width: 64rem; }
.table caption { caption-side: top; padding: .25rem 0; color: var(--ink-faint); font-size: .875rem; }
.nowrap { white-space: nowrap; }
.pairs { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: .5rem 1rem; align-items: center; }
.facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr)); margin: 0; }
.facts > div { padding: .375rem 1rem .375rem 0; }
.facts dt { font-weight: 400; font-size: .875rem; color: var(--ink-faint); }
.facts dd { margin: 0; overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
.running { max-width: 46rem; }
.aside { margin-top: 1.5rem; }
@media (max-width: 767.98px) {
  .how-list { display: block; }
  .how-list dd { margin-bottom: .5rem; }
}

"""#,
        "css/webhooks.css": #"""
.people-who { overflow-wrap: anywhere; }
.people-who.wide { flex-basis: 16rem; }
.people-who .tag { display: inline-block; }
.inline + .people, .inline + .empty { margin-top: 1rem; }
.form-text + p > .btn { margin-top: .75rem; }

"""#,
        "css/wecom.css": #"""
/* Connecting a company: the line of steps, what is copied, the self-check. */
.steps { list-style: none; display: flex; flex-wrap: wrap; gap: 0; margin: 0 0 1.5rem; padding: 0; max-width: 46rem; border-top: 1px solid var(--line); counter-reset: step; }
.step { counter-increment: step; flex: 1 1 9rem; display: grid; grid-template-columns: 1.75rem minmax(0, 1fr); gap: 0 .5rem; padding: .75rem .75rem .5rem 0; border-top: 2px solid transparent; margin-top: -1px; color: var(--ink-faint); }
.step::before, .step > .icon { grid-row: 1 / span 2; width: 1.75rem; height: 1.75rem; border-radius: 50%; }
.step::before { content: counter(step); display: flex; align-items: center; justify-content: center; border: 1px solid var(--line-strong); font-size: .875rem; font-variant-numeric: tabular-nums; }
.step.is-done::before { display: none; }
.step > .icon { padding: .25rem; background: var(--accent-soft); color: var(--accent); }
.step.is-now { border-top-color: var(--accent); }
.step.is-now::before { border-color: var(--accent); background: var(--accent); color: var(--on-accent); }
.step.is-now.is-done > .icon { background: var(--accent); color: var(--on-accent); }
.step-name { color: var(--ink-soft); font-weight: 500; line-height: 1.75rem; }
.step.is-now .step-name { color: var(--ink); font-weight: 600; }
.step-note { grid-column: 2; font-size: .875rem; line-height: 1.4; }
.steps + .block { border-top: 0; padding-top: 0; }
.block > .lead + .tail, .tail { margin-top: 1.25rem; }
.form-text + .stack, .form-text + .copies { margin-top: .875rem; }
.form-text + .command { margin-top: .5rem; }
.steps ~ .block .running > .meter { margin-bottom: .5rem; }
.copies { display: flex; flex-direction: column; gap: .875rem; max-width: 46rem; margin-bottom: 1rem; }
.copy-row { display: flex; gap: .5rem; }
.copy-row .form-control { font-family: ui-monospace, "SFMono-Regular", Menlo, Consolas, monospace; font-size: .9375rem; background: var(--sunk); }
.copy-row .btn { flex: none; }
.copy-row .btn[hidden] { display: none; }
.advanced > summary:not(.btn) { display: inline-flex; align-items: center; min-height: 2.75rem; color: var(--accent); cursor: pointer; }
.advanced.small > summary { min-height: 2rem; font-size: .875rem; }
.advanced code { overflow-wrap: anywhere; }
.checks { list-style: none; margin: 1rem 0 0; padding: 0; }
.check { padding: .75rem 0; border-top: 1px solid var(--line); }
.check:last-child { border-bottom: 1px solid var(--line); }
.check-head { display: flex; align-items: center; gap: .5rem; }
.check-head strong { font-weight: 500; }
.check-verdict { margin-left: auto; font-size: .875rem; font-weight: 500; white-space: nowrap; }
.check p { margin: .125rem 0 0 1.75rem; color: var(--ink-soft); }
.check > time { margin-left: 1.75rem; }
.check p a { text-decoration: underline; text-underline-offset: 3px; white-space: nowrap; }
@media (min-width: 768px) {
  .check { display: grid; grid-template-columns: 10rem minmax(0, 1fr) 4.5rem; gap: 0 1rem; align-items: baseline; padding: .625rem 0; }
  .check-head { display: contents; }
  .check-head > .icon { grid-column: 1; grid-row: 1; align-self: start; margin-top: .2em; }
  .check-head strong { grid-column: 1; grid-row: 1; padding-left: 1.75rem; }
  .check-verdict { grid-column: 3; grid-row: 1; text-align: right; }
  .check p, .check > time { grid-column: 2; margin-left: 0; }
}
.check-fine .icon, .check-fine .check-verdict { color: var(--accent); }
.check-attention .icon, .check-attention .check-verdict { color: var(--amber); }
.check-broken .icon, .check-broken .check-verdict { color: var(--red); }
.check-unknown .icon, .check-unknown .check-verdict { color: var(--ink-faint); }
.question a, .refusal a, .alarm a { color: inherit; text-decoration: underline; text-underline-offset: 3px; }
.alarm { display: flex; gap: .5rem; align-items: flex-start; padding: .625rem 2.5rem; background: var(--red-soft); color: var(--red); font-size: .9375rem; }
.alarm .icon { margin-top: .2em; }
@media (max-width: 767.98px) {
  .alarm { padding-inline: 1rem; }
  .steps { flex-direction: column; border-top: 0; }
  .step { flex: none; grid-template-columns: 1.75rem minmax(0, 1fr) auto; padding: .375rem 0; margin: 0; border-top: 1px solid var(--line); }
  .step.is-now { border-top-color: var(--line); }
  .step::before, .step > .icon { grid-row: 1; }
  .step-note { grid-column: 3; align-self: center; }
  .step-name a { display: block; min-height: 2.75rem; line-height: 2.75rem; margin-block: -.5rem; }
}
#media .form-check { padding: 0; margin: 0; }
#media .form-check-label { display: flex; align-items: center; gap: .5rem; min-height: 2.75rem; }
#media .form-check-input { float: none; flex: none; margin: 0; }

"""#,
        "css/welcomes.css": #"""
.welcome-form { max-width: 40rem; }
.welcome-when > .field { margin-top: 1rem; }
.welcome-days { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; }
.welcome-hours { display: flex; flex-wrap: wrap; gap: .5rem 1.25rem; }
.welcome-hours > span { display: inline-flex; align-items: center; gap: .5rem; }
.welcome-hours .form-control { width: 9rem; }
.welcome-hours .form-label { margin: 0; }
.welcome-phone { max-width: 22rem; padding: 1rem; margin-bottom: 1rem; border: 1px solid var(--line); border-radius: 16px; background: var(--sunk); }
.welcome-bubble { width: fit-content; max-width: 100%; margin: 0 0 .625rem; padding: .5rem .75rem; border-radius: var(--corner); background: var(--paper); border: 1px solid var(--line); line-height: 1.5; overflow-wrap: anywhere; unicode-bidi: plaintext; }
p.welcome-bubble { white-space: pre-line; }
.welcome-picture { display: block; width: 4.5rem; height: 4.5rem; margin-bottom: .25rem; object-fit: cover; border: 1px solid var(--line); border-radius: 4px; background: #fff; }
.welcome-phone .welcome-picture { width: 12rem; height: auto; max-height: 16rem; }
.welcome-sample { width: 12rem; }
.welcome-more { margin-top: .75rem; }
.welcome-more > summary { min-height: 2.75rem; display: flex; align-items: center; color: var(--accent); cursor: pointer; }
.welcome-order { margin: 1rem 0 .5rem; }

"""#,
        "icons.svg": #"""
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">
<symbol id="brand" viewBox="0 0 24 24"><path d="M20.4 9.2A9 9 0 1 1 14.8 3.4"/><circle cx="12" cy="12" r="3.6"/><circle cx="18.4" cy="5.6" r="1.6" fill="currentColor"/></symbol>
<symbol id="today" viewBox="0 0 24 24"><path d="M5 5h14v15H5zM5 9.5h14M9 3v4M15 3v4M9 14.5l2 2 4-4"/></symbol>
<symbol id="groups" viewBox="0 0 24 24"><circle cx="8" cy="9" r="4.5"/><circle cx="16" cy="9" r="4.5"/><circle cx="12" cy="15.5" r="4.5"/></symbol>
<symbol id="members" viewBox="0 0 24 24"><circle cx="12" cy="8" r="3.8"/><path d="M4.5 20c.8-4 3.8-6 7.5-6s6.7 2 7.5 6"/></symbol>
<symbol id="import" viewBox="0 0 24 24"><path d="M12 3v11M7.5 10l4.5 4.5 4.5-4.500M4 16v4h16v-4"/></symbol>
<symbol id="compare" viewBox="0 0 24 24"><path d="M12 3v18M4 20v-7h4v7zM16 20V8h4v12z"/></symbol>
<symbol id="codes" viewBox="0 0 24 24"><path d="M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2.500v2.500H14zM17.500 17.500H20V20h-2.500zM20 14v.1M14 20v.1"/></symbol>
<symbol id="welcomes" viewBox="0 0 24 24"><path d="M4 5h16v11H9l-4 3.500V16H4zM8 9h8M8 12h5"/></symbol>
<symbol id="reports" viewBox="0 0 24 24"><path d="M6 3h9l4 4v14H6zM14.5 3v4.500H19M9 12h7M9 16h7"/></symbol>
<symbol id="settings" viewBox="0 0 24 24"><path d="M4 7h9M17 7h3M4 12h3M11 12h9M4 17h7M15 17h5"/><circle cx="15" cy="7" r="2"/><circle cx="9" cy="12" r="2"/><circle cx="13" cy="17" r="2"/></symbol>
<symbol id="staff" viewBox="0 0 24 24"><circle cx="9" cy="8.5" r="3.3"/><path d="M3 19.500c.6-3.5 3-5 6-5s5.4 1.5 6 5M15.5 5.600a3.3 3.3 0 0 1 0 5.900M17.5 15c2 .7 3.2 2.2 3.5 4.5"/></symbol>
<symbol id="account" viewBox="0 0 24 24"><circle cx="12" cy="12" r="9"/><circle cx="12" cy="10" r="3"/><path d="M6.5 18.800c1-2.7 3-3.8 5.5-3.800s4.5 1.1 5.5 3.8"/></symbol>
<symbol id="more" viewBox="0 0 24 24"><path d="M4 7h16M4 12h16M4 17h16"/></symbol>
<symbol id="switch" viewBox="0 0 24 24"><path d="M7 4L3.5 7.5 7 11M3.5 7.500H18M17 13l3.5 3.500L17 20M20.5 16.500H6"/></symbol>
<symbol id="down" viewBox="0 0 24 24"><path d="M6 9.500l6 6 6-6"/></symbol>
<symbol id="next" viewBox="0 0 24 24"><path d="M9.5 6l6 6-6 6"/></symbol>
<symbol id="alert" viewBox="0 0 24 24"><path d="M12 4L2.8 19.500h18.400zM12 10v4.500M12 17.200v.1"/></symbol>
<symbol id="check" viewBox="0 0 24 24"><path d="M5 12.500l4.5 4.500L19 7.5"/></symbol>
<symbol id="help" viewBox="0 0 24 24"><circle cx="12" cy="12" r="9"/><path d="M9.5 9.500a2.5 2.5 0 1 1 3.6 2.300c-.8.4-1.1.9-1.1 1.700M12 16.800v.1"/></symbol>
<symbol id="search" viewBox="0 0 24 24"><circle cx="10.5" cy="10.5" r="6.5"/><path d="M15.5 15.500L21 21"/></symbol>
<symbol id="upload" viewBox="0 0 24 24"><path d="M12 15V4M7.5 8.500L12 4l4.5 4.500M4 16v4h16v-4"/></symbol>
<symbol id="remove" viewBox="0 0 24 24"><path d="M6 6l12 12M18 6L6 18"/></symbol>
<symbol id="thriving" viewBox="0 0 24 24"><path d="M12 20V9M12 13c-4.5 0-6.5-2.5-6.5-6.500C10 6.5 12 9 12 13zM12 10.500c0-3.5 2-5.5 6.5-5.5 0 4-2 6-6.5 6"/></symbol>
<symbol id="steady" viewBox="0 0 24 24"><path d="M4 12h16"/><circle cx="12" cy="12" r="3" fill="currentColor"/></symbol>
<symbol id="cooling" viewBox="0 0 24 24"><path d="M4 6.500l6.5 6.5 3-3L20 17M20 12v5h-5"/></symbol>
<symbol id="dormant" viewBox="0 0 24 24"><path d="M19.5 14.500A8 8 0 1 1 9.5 4.500a6.5 6.5 0 0 0 10 10z"/></symbol>
<symbol id="finished" viewBox="0 0 24 24"><path d="M6 21V4M6 5h11l-2.5 3.800L17 12.500H6"/></symbol>
</svg>

"""#,
        "js/charts.js": #"""
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

"""#,
        "js/copy.js": #"""
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

"""#,
        "js/keys.js": #"""
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

"""#,
        "js/progress.js": #"""
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

"""#,
        "js/tasks.js": #"""
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

"""#,
        "js/upload.js": #"""
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

"""#,
    ]
}
