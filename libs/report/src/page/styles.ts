/** The report's only style sheet: system fonts, light and dark, and a layout that prints on A4. */
export const REPORT_STYLES = `
:root { --ink: #1b2430; --muted: #5d6878; --line: #dfe3e9; --paper: #ffffff; --panel: #f6f7f9; --accent: #0f5c8c; --accent-2: #d2760b;
  --good: #1a7f4b; --bad: #b3261e; --warn: #9a6700; --band-0: #d6e6f1; --band-1: #9fc5de; --bar: #7fb0d0; color-scheme: light dark; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6eaf0; --muted: #9aa6b5; --line: #303947; --paper: #12171e; --panel: #1a212b;
  --accent: #6cb6e6; --accent-2: #f0a04b; --good: #57c78a; --bad: #ff8a80; --warn: #e3b341; --band-0: #1d3b50; --band-1: #2b6187; --bar: #3d7ba3; } }
@media print { :root { --ink: #000; --muted: #444; --line: #ccc; --paper: #fff; --panel: #f4f4f4; --accent: #0f5c8c; --accent-2: #b35f00;
  --good: #1a7f4b; --bad: #b3261e; --warn: #7a5200; --band-0: #d6e6f1; --band-1: #9fc5de; --bar: #7fb0d0; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif; }
main { max-width: 1160px; margin: 0 auto; padding: 32px 28px 64px; }
h1 { font-size: 28px; line-height: 1.2; margin: 0 0 4px; letter-spacing: -0.01em; }
h2 { font-size: 19px; margin: 40px 0 10px; padding-top: 14px; border-top: 1px solid var(--line); }
h3 { font-size: 15px; margin: 18px 0 6px; }
p { margin: 6px 0; max-width: 96ch; }
.meta, .note { color: var(--muted); font-size: 13px; }
td code { color: var(--muted); font-size: 11px; }
.terms { color: var(--muted); font-size: 12px; line-height: 1.6; max-width: none; margin: 0 0 8px; } a.term { color: inherit; text-decoration: underline dotted; text-underline-offset: 2px; text-decoration-thickness: 1px; } a.term:hover, a.term:focus { color: var(--accent); }
dt:target, dt:target + dd { background: var(--band-0); color: var(--ink); } .source { font-size: 11.5px; opacity: .85; white-space: nowrap; }
.outcome { white-space: nowrap; }
.meta code { font-size: 12px; word-break: break-all; }
ul.findings { margin: 18px 0 0; padding: 14px 18px 14px 34px; background: var(--panel); border-radius: 8px; max-width: none; }
ul.findings li { margin: 3px 0; }
.scroll { overflow-x: auto; margin: 6px 0 14px; }
table { border-collapse: collapse; width: 100%; font-size: 13px; font-variant-numeric: tabular-nums; }
th { text-align: right; font-weight: 600; color: var(--muted); vertical-align: bottom; }
td { text-align: right; }
th, td { padding: 5px 7px; border-bottom: 1px solid var(--line); white-space: nowrap; }
th { white-space: normal; }
td.name { min-width: 200px; }
caption { text-align: left; caption-side: top; padding: 0 0 2px 7px; }
th.text, td.text { text-align: left; white-space: normal; }
tr.member td:first-child { box-shadow: inset 3px 0 0 var(--accent-2); }
td .se { color: var(--muted); font-size: 12px; }
.pass { color: var(--good); } .breach { color: var(--bad); font-weight: 600; } .warning { color: var(--warn); font-weight: 600; } .na { color: var(--muted); }
.negative { color: var(--bad); }
.charts { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 8px 20px; margin: 6px 0 10px; }
.charts.pairs { grid-template-columns: repeat(2, minmax(0, 1fr)); }
@media screen and (max-width: 820px) { .charts, .charts.pairs { grid-template-columns: minmax(0, 1fr); } }
svg.chart { width: 100%; height: auto; display: block; max-width: 940px; }
svg.chart text { fill: var(--muted); font: 11px system-ui, -apple-system, 'Segoe UI', Roboto, Arial, sans-serif; }
svg.chart .axis-title { fill: var(--ink); font-weight: 600; }
.grid { stroke: var(--line); stroke-width: 1; } .axis { stroke: var(--muted); stroke-width: 1; }
.point circle { fill: var(--paper); stroke: var(--accent); stroke-width: 1.8; } .member circle { fill: var(--accent-2); stroke: var(--accent-2); }
.region { fill: var(--accent); fill-opacity: 0.1; stroke: var(--accent); stroke-width: 1; stroke-opacity: 0.5; } .member .region { fill: var(--accent-2); stroke: var(--accent-2); }
.whisker { stroke: var(--muted); stroke-width: 1; opacity: 0.7; } .frontier { fill: none; stroke: var(--accent-2); stroke-width: 1.6; opacity: 0.8; }
svg.chart .point-label { fill: var(--ink); font-size: 11px; }
line.reference { stroke: var(--good); stroke-dasharray: 5 4; } svg.chart .reference-label { fill: var(--good); }
.bar { fill: var(--bar); } .tornado.low { fill: var(--bar); } .tornado.high { fill: var(--good); opacity: .75; } .index.first { fill: var(--accent); } .index.total { fill: var(--accent-2); opacity: .6; } .interval { stroke: var(--ink); stroke-width: 1.4; } svg.chart .row-label { fill: var(--ink); } .mark { stroke-width: 1.4; } .mark.mean { stroke: var(--ink); } .markline.reference { stroke: var(--good); stroke-dasharray: 5 4; } .mark.tail { stroke: var(--bad); }
svg.chart .mark-label { paint-order: stroke; stroke: var(--paper); stroke-width: 3px; } svg.chart .mark-label.mean { fill: var(--ink); } svg.chart .mark-label.reference { fill: var(--good); } svg.chart .mark-label.tail { fill: var(--bad); }
.correlation.rising rect { fill: var(--accent); } .correlation.falling rect { fill: var(--accent-2); } .correlation.none rect, rect.own { fill: var(--panel); } svg.chart .correlation text { fill: var(--ink); }
.band-0 { fill: var(--band-0); } .band-1, .band-2, .band-3 { fill: var(--band-1); } .median { fill: none; stroke: var(--accent); stroke-width: 2; }
.goal-target { stroke: var(--good); stroke-width: 1.4; stroke-dasharray: 5 4; } .goal-point { fill: var(--accent); } .goal-interval { stroke: var(--good); stroke-width: 4; opacity: .7; } .goal-crossing { fill: var(--good); stroke: var(--paper); stroke-width: 1.5; }
.maps { display: flex; flex-wrap: wrap; gap: 4px 36px; } .maps > div { flex: 0 1 auto; min-width: 300px; max-width: 100%; } .maps > div { break-inside: avoid; } .maps svg { width: 100vw; }
h4 { font-size: 13px; margin: 8px 0 2px; color: var(--muted); }
.heat { stroke: var(--line); stroke-width: 1; } .heat.return { fill: var(--accent); } .heat.risk { fill: var(--accent-2); } .heat.none { fill: var(--panel); }
svg.chart .heat-text { fill: var(--ink); font-size: 12px; } svg.chart .heat-note { fill: var(--ink); font-size: 9.5px; opacity: .8; }
.heat-base { fill: none; stroke: var(--ink); stroke-width: 2; } .key { display: inline-block; width: 11px; height: 11px; margin: 0 3px 0 8px; vertical-align: -1px; }
.key.low { background: var(--bar); } .key.high { background: var(--good); opacity: .75; } .key.first { background: var(--accent); } .key.total { background: var(--accent-2); opacity: .6; }
svg.chart .convergence .series { fill: none; stroke: var(--accent); stroke-width: 1.6; opacity: .8; } .convergence circle { fill: var(--accent); } .slope { fill: none; stroke: var(--muted); stroke-width: 1.2; stroke-dasharray: 6 4; }
details { margin: 10px 0; } summary { cursor: pointer; font-weight: 600; }
pre { background: var(--panel); padding: 12px 14px; border-radius: 8px; overflow-x: auto; font-size: 12px; line-height: 1.45; }
dl { display: grid; grid-template-columns: minmax(150px, 220px) 1fr; gap: 6px 18px; font-size: 13.5px; } dt { font-weight: 600; } dd { margin: 0; color: var(--muted); }
@media screen and (max-width: 820px) { main { padding: 20px 16px 48px; } dl { display: block; } dt { margin-top: 10px; } .figure { overflow-x: auto; } .figure svg { min-width: 620px; } .pairs .figure svg { min-width: 480px; } }
svg, tr, .figure, dd { break-inside: avoid; } h2, h3, h4, dt, caption { break-after: avoid; }
@media print { @page { size: A4 landscape; margin: 14mm; } main { max-width: none; padding: 0; } body { font-size: 11px; } .meta, .note { font-size: 10px; } .terms { font-size: 9px; } table { font-size: 9.5px; }
  th, td { padding: 3px 5px; } td .se { font-size: inherit; } td code { font-size: 8.5px; } h1 { font-size: 22px; } h2 { font-size: 16px; margin-top: 22px; } h3 { font-size: 13px; } h4 { font-size: 11px; } dl { font-size: 10px; } .source { font-size: 9px; }
  a.term { text-decoration: none; } p { break-inside: avoid; } .terms, .terms + .note, h3 + .note { break-after: avoid; } section .scroll { break-inside: avoid; } .strategy { break-before: page; } h2 + .terms + .strategy { break-before: auto; } #strategy_detail { break-before: page; }
  svg.chart { max-height: 105mm; } .figure > svg { width: 72%; } .pairs > .figure > svg { width: 100%; }
  .two-way { break-inside: avoid; } .maps.beside { flex-wrap: nowrap; } .maps.beside > div { min-width: 0; flex: 1 1 50%; } .maps.beside svg { width: 100%; } }
`.trim();
