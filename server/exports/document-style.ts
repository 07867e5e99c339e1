// Style of a document as a page: the product's quiet paper on a screen, ink alone in print. Stands in the page, so that a saved copy looks the
// same. Its hash stands in the page's own content security policy. Called by html-document.ts and server/http/minutes/minutes.ts.

import { createHash } from 'node:crypto'

export const documentStyle = `
:root{color-scheme:light dark;--ink:#23211d;--second:#645c4e;--paper:#fff;--rule:#dcd7cc;--accent:#1c6578;--tint:#f6f4ef}
@media (prefers-color-scheme:dark){:root{--ink:#ececec;--second:#aba7a2;--paper:#1f1e1b;--rule:#3a3833;--accent:#8cc3d1;--tint:#282622}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.6 "Source Serif 4 Variable","Source Serif 4",Georgia,"Times New Roman",serif}
main,footer{max-width:44rem;margin:0 auto;padding:1.5rem 1.25rem}
h1{font-size:1.9rem;line-height:1.2;margin:.2rem 0 1rem;font-weight:600}
h2{font-size:1.25rem;line-height:1.3;margin:2.2rem 0 .4rem;font-weight:600}
h3{font-size:1.05rem;margin:1.4rem 0 .3rem;font-weight:600}
p{margin:.5rem 0;overflow-wrap:anywhere}
.eyebrow,.small,dl,table,figcaption,footer{font-family:"Inter Variable",Inter,system-ui,sans-serif;font-size:.875rem;line-height:1.5}
.eyebrow,.small,figcaption,footer{color:var(--second)}
dl{display:grid;gap:.25rem 1.5rem;margin:0;padding:.75rem 0;border-block:1px solid var(--rule)}
dl div{display:flex;gap:.75rem}dt{min-width:8rem;color:var(--second)}dd{margin:0}
table{width:100%;border-collapse:collapse;margin:.5rem 0}
caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
th,td{text-align:left;vertical-align:top;padding:.4rem .75rem .4rem 0;border-bottom:1px solid var(--rule);font-weight:400}
thead th{color:var(--second)}
blockquote{margin:.6rem 0;padding:.1rem 0 .1rem 1rem;border-left:3px solid var(--rule)}
blockquote.formal{border-left-color:var(--accent);font-size:1.2rem;line-height:1.5}
figure{margin:.6rem 0}figcaption{padding-left:1rem}
.gap{font-family:"Inter Variable",Inter,system-ui,sans-serif;font-size:.875rem;color:var(--second);background:var(--tint);padding:.6rem .75rem;border:1px dashed var(--second);border-radius:4px;margin-top:2rem}
hr{border:0;border-top:1px solid var(--rule)}
@media print{@page{size:A4;margin:22mm 20mm}
:root{--ink:#000;--second:#000;--paper:#fff;--rule:#777;--accent:#000;--tint:#fff}
body{font-size:10.5pt;line-height:15pt}main,footer{max-width:none;padding:0}.eyebrow,.small,dl,table,figcaption,footer,.gap{font-size:9pt}
h2,h3{break-after:avoid}blockquote,figure,.gap,tr{break-inside:avoid}thead{display:table-header-group}footer{margin-top:12mm}}
`

/** What the page's own policy allows its style by. */
export const documentStyleHash = `'sha256-${createHash('sha256').update(documentStyle).digest('base64')}'`
