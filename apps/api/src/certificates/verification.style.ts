import { createHash } from 'node:crypto';

const light = `--bg:#f3f6f5;--surface:#fff;--sunken:#eaf0ee;--line:#d5dddb;--line-strong:#7a8986;--text:#14211f;--muted:#4c5c59;--brand:#0a5c5a;--on-brand:#fff;--band:#084a49;--on-band:#fff;--on-band-muted:#c4dedb;--ok:#1f6b3a;--ok-soft:#e2f2e6;--err:#b3261e;--err-soft:#fbe9e7;--warn:#7a5200;--warn-soft:#fff3d1;--focus:#0a5c5a`;
const dark = `--bg:#0c1413;--surface:#131e1c;--sunken:#0f1817;--line:#2a3a37;--line-strong:#71827e;--text:#e8f0ee;--muted:#a5b6b2;--brand:#5fc4bc;--on-brand:#06211f;--band:#0b2f2e;--on-band:#f2faf8;--on-band-muted:#a9cfcb;--ok:#7bcb93;--ok-soft:#14301f;--err:#f5a39b;--err-soft:#3a1916;--warn:#ffd36b;--warn-soft:#33290f;--focus:#f8b92b`;

/** The page's only style, in the look of the product (docs: "Samudra & Kunyit"), for light, dark and paper. */
export const verificationStyle = `:root{color-scheme:light;${light}}
@media(prefers-color-scheme:dark){:root{color-scheme:dark;${dark}}}
*{box-sizing:border-box}
body{margin:0;background:var(--bg);color:var(--text);font:16px/1.6 'Plus Jakarta Sans Variable','Plus Jakarta Sans',system-ui,sans-serif;font-weight:450}
a{color:var(--brand);text-underline-offset:3px}
:focus-visible{outline:3px solid var(--focus);outline-offset:2px;border-radius:6px}
.skip{position:absolute;left:-999px}
.skip:focus{left:16px;top:8px;background:var(--surface);padding:8px 12px;z-index:2}
header{position:relative;overflow:hidden;background:var(--band);color:var(--on-band)}
header .motif{position:absolute;inset:0;width:100%;height:100%;opacity:.14;-webkit-mask-image:linear-gradient(90deg,transparent 35%,#000);mask-image:linear-gradient(90deg,transparent 35%,#000)}
.bar{position:relative;display:flex;align-items:center;gap:12px;max-width:760px;margin:auto;padding:14px 20px;min-height:64px}
.bar svg{flex:none}
.bar b{font-weight:800;letter-spacing:-.015em}
.bar span{color:var(--on-band-muted);font-size:15px}
.bar a{margin-left:auto;color:var(--on-band);font-size:15px;font-weight:600;min-height:44px;display:inline-flex;align-items:center}
header :focus-visible{outline-color:#f8b92b}
main{max-width:760px;margin:auto;padding:28px 20px 48px}
h1{margin:0;font-size:clamp(26px,5vw,34px);line-height:1.2;letter-spacing:-.022em;font-weight:800}
h2{margin:0 0 4px;font-size:17px;font-weight:700;line-height:1.3}
p{margin:0}
.lead{margin-top:6px;max-width:60ch}
.muted{color:var(--muted);font-size:15px}
.state{display:flex;gap:18px;align-items:flex-start;padding:22px;border-radius:16px;border:1px solid var(--line);background:var(--surface)}
.state>svg{flex:none;margin-top:2px}
.ok{background:var(--ok-soft);border-color:var(--ok)}.ok h1,.ok>svg{color:var(--ok)}
.err{background:var(--err-soft);border-color:var(--err)}.err h1,.err>svg{color:var(--err)}
.warn{background:var(--warn-soft);border-color:var(--warn)}.warn h1,.warn>svg{color:var(--warn)}
.plain>svg{color:var(--muted)}
.card{margin-top:20px;padding:8px 22px;border:1px solid var(--line);border-radius:16px;background:var(--surface)}
dl{margin:0}
dl div{display:grid;grid-template-columns:150px 1fr;gap:2px 18px;padding:11px 0;border-bottom:1px solid var(--line)}
dl div:last-child{border:0}
dt{color:var(--muted);font-size:15px}
dd{margin:0;font-weight:600;overflow-wrap:anywhere}
dd small{display:block;font-weight:450;font-size:14px;color:var(--muted)}
.name{font-size:20px;font-weight:800;letter-spacing:-.015em;line-height:1.3}
code{font:14px/1.6 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;overflow-wrap:anywhere}
section{margin-top:28px}
section code{display:block;margin-top:8px;padding:10px 12px;border-radius:10px;background:var(--sunken);border:1px solid var(--line)}
form{margin-top:12px}
label{display:block;font-weight:600}
.row{display:flex;gap:12px;margin-top:8px;flex-wrap:wrap}
input[name=kode]{flex:1 1 260px;min-width:0;min-height:48px;padding:8px 14px;border:1px solid var(--line-strong);border-radius:10px;background:var(--surface);color:var(--text);font:600 17px/1.4 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;letter-spacing:.04em}
button,.button{display:inline-flex;align-items:center;min-height:48px;padding:8px 22px;border:0;border-radius:10px;background:var(--brand);color:var(--on-brand);font:inherit;font-weight:600;cursor:pointer;text-decoration:none}
.fault{margin-top:8px;color:var(--err);font-weight:600}
.state .button{margin-top:14px}
footer{max-width:760px;margin:auto;padding:0 20px 40px}
@media(max-width:520px){dl div{grid-template-columns:1fr}.state{flex-direction:column;gap:10px;padding:18px}.card{padding:6px 18px}.bar span{display:none}}
@media print{:root{color-scheme:light;${light}}header .motif,.bar a,.again,.skip{display:none}header{background:#fff;color:#000;border-bottom:1px solid #000}.bar span{color:#000}.card,.state{break-inside:avoid}main{padding-top:16px}}`;

/** For `style-src`: the one style that may apply. */
export const verificationStyleHash = `'sha256-${createHash('sha256').update(verificationStyle).digest('base64')}'`;
