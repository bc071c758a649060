/**
 * Colours are custom properties: inside an editor its own theme is taken, elsewhere the reader's preference.
 * Printed, every frame's picture but the first and the last is left out.
 */
export const style = `
:root { color-scheme: light dark; --bg: #fff; --fg: #1f2328; --faint: #59636e; --line: #d1d9e0; --soft: #f6f8fa;
  --ok: #1a7f37; --warn: #9a6700; --bad: #d1242f; --accent: #0969da; --add: #dafbe1; --del: #ffebe9; }
@media (prefers-color-scheme: dark) { :root { --bg: #0d1117; --fg: #e6edf3; --faint: #9198a1; --line: #3d444d;
  --soft: #151b23; --ok: #3fb950; --warn: #d29922; --bad: #f85149; --accent: #4493f8; --add: #12361f; --del: #42161a; } }
body.vscode-light, body.vscode-dark, body.vscode-high-contrast { --bg: var(--vscode-editor-background);
  --fg: var(--vscode-editor-foreground); --faint: var(--vscode-descriptionForeground); --line: var(--vscode-panel-border, #8888);
  --soft: var(--vscode-textCodeBlock-background, #8881); --accent: var(--vscode-textLink-foreground); }
body.vscode-dark { color-scheme: dark; --ok: #3fb950; --warn: #d29922; --bad: #f85149; --add: #12361f; --del: #42161a; }
body.vscode-light { color-scheme: light; --ok: #1a7f37; --warn: #9a6700; --bad: #d1242f; --add: #dafbe1; --del: #ffebe9; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 62rem; padding: 1.5rem; background: var(--bg); color: var(--fg);
  font: 15px/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; line-height: 1.3; margin: 0 0 .5rem; } h2 { font-size: 1.15rem; margin: 2rem 0 .6rem;
  border-bottom: 1px solid var(--line); padding-bottom: .25rem; } h3 { font-size: 1rem; margin: 1.2rem 0 .4rem; }
code, pre, kbd { font-family: ui-monospace, monospace; font-size: .86em; } code { background: var(--soft); padding: .1em .3em; border-radius: 4px; }
pre { background: var(--soft); padding: .7rem; border-radius: 6px; overflow-x: auto; overflow-wrap: normal; margin: .4rem 0 1rem; }
pre span { display: block; min-height: 1.2em; } .added { background: var(--add); } .removed { background: var(--del); } .hunk { color: var(--accent); }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: .35rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top; }
.facts th { width: min(12rem, 24%); font-weight: 600; } .faint { color: var(--faint); } .ok { color: var(--ok); } .warn { color: var(--warn); } .bad { color: var(--bad); }
.badge { display: inline-block; border: 1px solid currentColor; border-radius: 1em; padding: 0 .6em; font-size: .85em; font-weight: 600; }
ul { padding-left: 1.2rem; } .findings { list-style: none; padding: 0; } .findings li { border-left: 4px solid currentColor; padding: .2rem .7rem; margin: .4rem 0; background: var(--soft); }
.findings li > * { color: var(--fg); }
svg { width: 100%; height: auto; max-height: 22rem; } svg text { fill: var(--fg); text-anchor: middle; font: 12px system-ui, sans-serif; }
svg .name { font-weight: 600; font-size: 13px; } svg .small { fill: var(--faint); font-size: 11px; } svg .bus { stroke: var(--faint); stroke-width: 4; }
svg .cable { stroke: var(--faint); stroke-width: 2; } svg .host, svg .neighbour { fill: var(--soft); stroke: var(--line); stroke-width: 1.5; }
svg .gateway { stroke: var(--accent); } svg .cache { fill: none; stroke: var(--accent); stroke-width: 2; stroke-dasharray: 6 4; } svg .arrow-head { fill: var(--accent); }
svg .pill rect { fill: var(--ok); } svg .pill.lease rect { fill: none; stroke: var(--ok); stroke-width: 2; stroke-dasharray: 5 3; } svg .pill.silent rect { opacity: .45; }
svg .pill text { font-weight: 600; } svg .pill.yes:not(.silent) text { fill: var(--bg); }
.scrub { display: flex; gap: .6rem; align-items: center; } .scrub input { flex: 1; accent-color: var(--accent); }
button { font: inherit; color: var(--fg); background: var(--soft); border: 1px solid var(--line); border-radius: 6px; padding: .25rem .8rem; cursor: pointer; }
button:focus-visible, input:focus-visible, .step:focus-visible, a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
figure { margin: .5rem 0; } figcaption { min-height: 3em; } .frame[hidden] { display: none; }
.steps { list-style: none; padding: 0; } .step { padding: .3rem .6rem; border-left: 4px solid transparent; } .step.now { border-color: var(--accent); background: var(--soft); }
.step.commits { border-top: 2px dashed var(--bad); } .step ul { list-style: none; margin: .2rem 0 .2rem 1.6rem; padding: 0; } .step .number { display: inline-block; min-width: 2.2em; color: var(--faint); }
.mark { font-weight: 600; } summary { cursor: pointer; } svg.defs { position: absolute; width: 0; height: 0; } [data-file] { color: inherit; }
@page { margin: 14mm; }
@media print { body { max-width: none; font-size: 11px; padding: 0; } .scrub, button { display: none; } .frame, .frame[hidden] { display: none; }
  .frame.first, .frame.last { display: block !important; break-inside: avoid; } svg { max-height: 13rem; } pre, .step, tr, li { break-inside: avoid; }
  h1, h2, h3, summary { break-after: avoid; } pre { white-space: pre-wrap; } }
@media (prefers-reduced-motion: no-preference) { .step { transition: background .15s; } }
`;
