/** The style of the HTML report, as in the app: the file is self-contained. */
export const htmlStyle = `
:root{color-scheme:light dark;--body:#fff;--chrome:#f4f7f8;--sunk:#f8fafb;--text:#141d22;--second:#3c4a51;--dim:#586770;
--line:#dde4e8;--faint:#e9eef0;--edge:#7a8890;--accent:#0d6780;--fill:#0d6780;--soft:#eaf5f8;--glyph:#fff;
--good:#1f7040;--good-tint:#e8f4ec;--bad:#b3261e;--bad-tint:#fcecea;--unsure:#8a5800;--unsure-tint:#fbf1dd;--none:#56666f;--none-tint:#eef2f4;
--slate:#56666f;--green:#2b7547;--blue:#2460c4;--violet:#6a48bf;--pink:#ad2f86;--red:#b3222c;--orange:#a84a0c;--ochre:#7d5b00}
@media (prefers-color-scheme:dark){:root{--body:#151c20;--chrome:#101619;--sunk:#11181b;--text:#e4eaed;--second:#c0cbd1;--dim:#98a7af;
--line:#2b363c;--faint:#222c31;--edge:#6e7f88;--accent:#7bbdcf;--fill:#1a7c94;--soft:#17303a;--glyph:#0e1417;
--good:#62c48b;--good-tint:#16291f;--bad:#f2938a;--bad-tint:#331d1d;--unsure:#e3b256;--unsure-tint:#2e2615;--none:#98a7af;--none-tint:#222b30;
--slate:#9fb0b9;--green:#5dbe86;--blue:#7ca8f5;--violet:#ae96f0;--pink:#e784c2;--red:#f0827f;--orange:#f09a5b;--ochre:#d6b24a}}
*{box-sizing:border-box}
body{margin:0;background:var(--body);color:var(--text);font:13px/20px "Segoe UI Variable Text","Segoe UI",-apple-system,system-ui,Cantarell,Inter,sans-serif;
font-variant-numeric:tabular-nums;-webkit-print-color-adjust:exact;print-color-adjust:exact}
.mono,pre{font-family:"Cascadia Mono","SF Mono",Menlo,"JetBrains Mono",Consolas,"DejaVu Sans Mono",monospace;font-size:12px;font-variant-ligatures:none}
header,main,footer{max-width:1168px;margin:0 auto;padding:0 24px}
.brand{display:flex;align-items:center;gap:8px;padding:16px 0;color:var(--dim);border-bottom:1px solid var(--line)}
.brand b{color:var(--text);font-weight:600}.brand .badge{margin-left:auto}
h1{font-size:20px;line-height:28px;font-weight:600;margin:20px 0 4px;overflow-wrap:anywhere}
h2{font-size:16px;line-height:24px;font-weight:600;margin:0 0 4px}
h3{font-size:13px;line-height:20px;font-weight:600;margin:16px 0 0}h3 span{color:var(--dim);font-weight:400}h3+p{margin-bottom:8px}
p{margin:0}.dim{color:var(--dim)}.verdict{font-size:20px;line-height:28px;font-weight:600}.sentence{font-size:14px}
.verdict.good{color:var(--good)}.verdict.bad{color:var(--bad)}.verdict.unsure{color:var(--unsure)}.verdict.none{color:var(--none)}
section{padding:20px 0;border-top:1px solid var(--line)}
.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(168px,1fr));gap:12px 24px;margin:16px 0 20px}
.facts dt{color:var(--dim);font-size:12px;line-height:16px}.facts dd{margin:0;overflow-wrap:anywhere}
.square{display:inline-block;width:10px;height:10px;border-radius:3px;margin-right:6px}
.badge{display:inline-flex;align-items:center;height:20px;padding:0 8px;border-radius:4px;font-size:12px;font-weight:500;background:var(--none-tint);color:var(--none)}
.badge.good{background:var(--good-tint);color:var(--good)}.badge.bad{background:var(--bad-tint);color:var(--bad)}.badge.unsure{background:var(--unsure-tint);color:var(--unsure)}
.bar{display:flex;gap:2px;height:12px;margin:8px 0 12px;border-radius:6px;overflow:hidden}
.bar i{flex-basis:0;min-width:3px;background:var(--line)}
.bar .answered{background:var(--good)}.bar .failed{background:var(--bad)}.bar .skipped{background:var(--edge)}
.bar .unknown{background:repeating-linear-gradient(120deg,var(--unsure) 0 3px,var(--unsure-tint) 3px 6px)}
.ledger{display:flex;flex-wrap:wrap;align-items:flex-end;gap:8px 20px;margin:0}
.ledger dt{display:flex;align-items:center;gap:6px;color:var(--second);font-size:12px;line-height:16px}
.ledger dd{margin:0;font-size:20px;line-height:28px;font-weight:600}
.ledger .sign{color:var(--dim);font-size:16px;line-height:28px}
.notes{display:flex;flex-wrap:wrap;gap:8px;margin-top:12px}
.disc{flex:none;fill:none;stroke:var(--tone);--tone:var(--none)}
.tone-good{--tone:var(--good)}.tone-bad{--tone:var(--bad)}.tone-unsure{--tone:var(--unsure)}.tone-none{--tone:var(--none)}
.disc circle{stroke-width:1.5}.disc .glyph{stroke-width:1.6;stroke-linecap:round;stroke-linejoin:round}
.disc .water{fill:var(--tone);stroke:none}.disc.full{stroke:var(--glyph)}.disc.full circle{fill:var(--tone);stroke:var(--tone)}
.mark{display:inline-flex;align-items:center;gap:8px;white-space:nowrap}
.pictures{display:grid;grid-template-columns:minmax(0,1fr) 260px;gap:16px 32px}
.picture{display:block;width:100%;min-width:560px;height:auto}
.picture text{fill:var(--dim);font-size:12px}.picture .grid{stroke:var(--faint)}
.picture .dot{fill:var(--accent);opacity:.35}.picture .dot.failed{fill:var(--bad);opacity:.8}
.picture .half{stroke:var(--accent);fill:none;stroke-width:2}.picture .most{stroke:var(--unsure);fill:none;stroke-width:1.5;stroke-dasharray:4 3}
.picture .half-label{fill:var(--accent);font-weight:600}.picture .most-label{fill:var(--unsure);font-weight:600}
.spread{display:grid;grid-template-columns:auto 1fr auto;gap:4px 8px;align-items:center;font-size:12px;line-height:16px;margin:0;align-content:start;padding-top:8px}
.spread dt,.spread .count{text-align:right;color:var(--second);white-space:nowrap}.spread dd{margin:0}
.spread i{display:block;height:10px;min-width:2px;border-radius:2px;background:var(--fill)}
details{border-top:1px solid var(--faint)}details:last-child{border-bottom:1px solid var(--faint)}
summary{display:flex;flex-wrap:wrap;gap:2px 16px;align-items:center;padding:6px 0;cursor:pointer;list-style:none}
summary::-webkit-details-marker{display:none}
summary::before{content:"";width:6px;height:6px;border:solid var(--dim);border-width:0 1.5px 1.5px 0;transform:rotate(-45deg);margin:0 2px}
details[open]>summary::before{transform:rotate(45deg)}
summary:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
summary .mark{min-width:144px}summary .customer{min-width:152px;overflow-wrap:anywhere}summary .where{min-width:72px;color:var(--dim)}summary .why{flex:1 1 320px;min-width:0;color:var(--second);overflow-wrap:anywhere}
.sides{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,360px),1fr));gap:12px 20px;padding:4px 0 16px 26px}
.sides h4{margin:0 0 4px;font-size:12px;line-height:16px;font-weight:500;color:var(--dim)}
.sides ul{margin:0;padding-left:16px}
pre{margin:0;padding:8px 12px;line-height:18px;background:var(--sunk);border:1px solid var(--line);border-radius:6px;white-space:pre-wrap;overflow-wrap:anywhere;unicode-bidi:isolate;max-height:420px;overflow:auto}
.wide{grid-column:1/-1}
.scroll{overflow-x:auto}
table{width:100%;border-collapse:collapse}
th{padding:6px 12px 6px 0;font-size:12px;line-height:16px;font-weight:500;text-align:left;color:var(--dim);white-space:nowrap;border-bottom:1px solid var(--line)}
td{padding:5px 12px 5px 0;border-bottom:1px solid var(--faint);vertical-align:top;unicode-bidi:isolate}
td.figure,th.figure{text-align:right;white-space:nowrap}td.cell{max-width:220px;overflow-wrap:break-word}td.says{min-width:200px;color:var(--second);overflow-wrap:anywhere}
td.tid{white-space:nowrap}.faint{color:var(--dim)}
footer{padding-top:16px;padding-bottom:32px;color:var(--dim);font-size:12px;line-height:16px}
@media (max-width:800px){.pictures{grid-template-columns:minmax(0,1fr)}}
@media print{:root{--body:#fff}@page{margin:14mm}header,main,footer{max-width:none;padding:0}pre{max-height:none}
details::details-content{content-visibility:visible;block-size:auto}summary::before{display:none}details,tr,.pictures{break-inside:avoid}thead{display:table-header-group}}
`;
