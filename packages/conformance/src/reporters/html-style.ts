/** How the page looks, by day and by night. */
export const style = `
:root { color-scheme: light dark; --line: light-dark(#d8dde3, #3a414a); --soft: light-dark(#f4f6f8, #1d2228); --dim: light-dark(#5a6572, #9aa5b1); --good: light-dark(#1a7f37, #3fb950); --bad: light-dark(#c62828, #ff7b72); --warn: light-dark(#9a6700, #d9a441); }
* { box-sizing: border-box; }
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; background: light-dark(#fff, #14181d); color: light-dark(#1b2127, #e4e8ec); }
header, main { max-width: 72rem; margin: 0 auto; padding: 0 1.5rem; }
header { padding-top: 2rem; }
h1 { font-size: 1.25rem; margin: 0; overflow-wrap: anywhere; font-weight: 600; }
h2 { font-size: 1.15rem; margin: 2rem 0 .75rem; }
h3 { font-size: .85rem; margin: 1rem 0 .25rem; color: var(--dim); }
header p { margin: .25rem 0; color: var(--dim); }
header .verdict { font-size: 1.6rem; line-height: 1.3; font-weight: 700; margin-bottom: .75rem; color: var(--bad); }
header.pass .verdict { color: var(--good); }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { text-align: left; padding: .35rem .75rem; border-bottom: 1px solid var(--line); vertical-align: top; overflow-wrap: anywhere; }
thead th { color: var(--dim); font-weight: 500; }
.counts { margin-top: 1.5rem; }
.counts td, .counts thead th:not(:first-child) { text-align: right; }
.counts .some { color: var(--bad); font-weight: 700; }
.cases { width: 100%; font-size: .9rem; margin: .5rem 0; }
.cases td:first-child { white-space: nowrap; }
tr.failed td:last-child { color: var(--bad); font-weight: 600; }
tr.skipped { color: var(--dim); }
details { border: 1px solid var(--line); border-radius: 6px; margin: .5rem 0; padding: 0 1rem; }
details[open] { padding-bottom: 1rem; }
summary { cursor: pointer; padding: .6rem 0; }
.answer { color: var(--dim); display: block; font-size: .9rem; }
.level { font-size: .75rem; font-weight: 700; padding: .1rem .45rem; border-radius: 4px; border: 1px solid; }
.MUST { color: var(--bad); } .SHOULD { color: var(--warn); } .INFO { color: var(--dim); }
.stale { color: var(--bad); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; margin: .25rem 0; }
dt { color: var(--dim); } dd { margin: 0; overflow-wrap: anywhere; }
pre { margin: 0; padding: .75rem; background: var(--soft); border-radius: 6px; white-space: pre-wrap; overflow-wrap: anywhere; font-size: .85rem; max-height: 24rem; overflow: auto; }
code { font-size: .9em; }
`;
