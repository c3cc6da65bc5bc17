// The HTML of one slide in the product's look; the tokens are those of the web app's light theme.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const fontFile = require.resolve('@fontsource-variable/plus-jakarta-sans/files/plus-jakarta-sans-latin-wght-normal.woff2');
const font = readFileSync(fontFile).toString('base64');

/** The @font-face rule with the font inside, so that a page needs no server. */
export const fontFace = `@font-face{font-family:Jakarta;font-weight:200 800;src:url(data:font/woff2;base64,${font}) format('woff2')}`;

const petal = 'M3 3C17 1 29 12 30 30C12 29 1 17 3 3Z';
const petals = [0, 90, 180, 270].map((turn) => `<path d="${petal}" transform="rotate(${turn})"/>`);
const seeds = [[-36, 0], [36, 0], [0, -36], [0, 36]].map(([x, y]) => `<path d="M${x} ${y - 5}l5 5l-5 5l-5-5z"/>`);
/** One tile of kawung, a batik geometry of four petals and a seed, around 0 0 in a square of 72. */
export const kawungTile = [...petals, ...seeds].join('');

/** Kawung as a CSS background of `colour`. */
export function kawung(colour) {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="72" height="72" viewBox="-36 -36 72 72" fill="${colour}">${kawungTile}</svg>`;
  return `url("data:image/svg+xml,${encodeURIComponent(svg)}")`;
}

const style = `${fontFace}
*{box-sizing:border-box;margin:0}
body{width:1280px;height:720px;overflow:hidden;font-family:Jakarta,sans-serif;background:#F3F6F5;color:#14211F;letter-spacing:-.015em}
main{position:absolute;inset:0 0 56px;padding:56px 88px 0;display:flex;flex-direction:column}
.eyebrow{font-size:22px;font-weight:700;color:#0A5C5A;letter-spacing:0}
h1{font-weight:800;letter-spacing:-.022em;word-spacing:.05em;line-height:1.14;text-wrap:balance}
main>h1{font-size:46px;margin-top:10px}
.band{background:#084A49;color:#fff}
.band .eyebrow{color:#F8B92B}
.band::before{content:'';position:absolute;inset:0;background:${kawung('#F8B92B')} 0 0/96px;opacity:.2;mask:linear-gradient(100deg,transparent 52%,#000 86%)}
.band main{justify-content:center;padding-top:0;padding-bottom:24px}
.band h1{font-size:68px;margin-top:22px;max-width:860px}
.band p{font-size:30px;line-height:1.4;color:#C4DEDB;margin-top:26px;max-width:760px;text-wrap:pretty}
.mark{width:84px;height:84px;margin-bottom:34px;border-radius:20px;background:#0A5C5A ${kawung('#F8B92B')} center/68px no-repeat}
.points{display:grid;gap:18px;margin-top:36px}
.point{display:grid;grid-template-columns:68px 1fr;align-items:center;gap:28px;padding:20px 30px;min-height:122px;background:#fff;border:2px solid #D5DDDB;border-radius:16px}
.four .points{grid-template-columns:1fr 1fr;grid-auto-rows:188px}
.four .point{gap:22px;padding:18px 26px}
.number{width:66px;height:66px;border-radius:50%;display:grid;place-items:center;background:#E3F1EF;color:#0A5C5A;font-size:28px;font-weight:800}
.point b{display:block;font-size:34px;font-weight:700;line-height:1.2}
.point span{display:block;font-size:28px;line-height:1.35;color:#4C5C59;margin-top:5px;letter-spacing:-.01em;text-wrap:pretty}
.four .point b{font-size:30px}
.four .point span{font-size:25px}
.point.later{opacity:.38}
.point.now{border-color:#0A5C5A;background:#E3F1EF}
.point.now .number{background:#0A5C5A;color:#fff}
.compare{display:grid;grid-template-columns:2fr 3fr;gap:28px;margin-top:40px;height:380px}
.card{background:#fff;border:2px solid #D5DDDB;border-radius:16px;padding:36px 38px}
.card h2{font-size:24px;font-weight:700;color:#4C5C59;margin-bottom:20px;letter-spacing:0}
.card p{font-size:34px;line-height:1.42;font-weight:500}
.card strong{color:#0A5C5A;font-weight:800}
.card.now{border-color:#0A5C5A;background:#E3F1EF}
.card.now h2{color:#0A5C5A}
.card.later{opacity:.38}
.statement{flex:1;display:flex;flex-direction:column;justify-content:center;padding-bottom:40px}
.statement p{font-size:64px;font-weight:800;line-height:1.28;letter-spacing:-.022em;word-spacing:.05em;margin-top:24px}
.statement strong{background:linear-gradient(transparent 70%,#F8B92B 70%,#F8B92B 92%,transparent 92%)}
.edge{position:absolute;right:0;top:0;width:220px;height:664px;background:${kawung('#0A5C5A')} 0 0/96px;opacity:.13;mask:linear-gradient(90deg,transparent,#000)}
footer{position:absolute;left:88px;right:88px;bottom:0;height:56px;display:flex;align-items:center;justify-content:space-between;font-size:18px;font-weight:600;color:#4C5C59;letter-spacing:0}
.band footer{color:#C4DEDB}
.pips{display:flex;gap:8px}
.pips i{width:30px;height:6px;border-radius:3px;background:#D5DDDB}
.pips i.done{background:#0A5C5A}
.band .pips i{background:#0A5C5A}
.band .pips i.done{background:#F8B92B}`;

function escape(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** Text with **strong** parts and line breaks. */
function rich(text) {
  return escape(text).replace(/\*\*(.+?)\*\*/g, '<strong>$1</strong>').replaceAll('\n', '<br>');
}

/** Parts not told yet are pale, the one being told is marked; step 0 shows all evenly. */
function state(position, step) {
  if (step === 0) return '';
  if (position === step) return 'now';
  return position > step ? 'later' : '';
}

const layouts = {
  cover: (slide) => `<div class="mark"></div><div class="eyebrow">${escape(slide.eyebrow)}</div><h1>${escape(slide.title)}</h1><p>${escape(slide.subtitle)}</p>`,
  closing: (slide) => layouts.cover(slide),
  statement: (slide) => `<div class="statement"><div class="eyebrow">${escape(slide.eyebrow)}</div><p>${rich(slide.text)}</p></div>`,
  points: (slide, step) => `<div class="eyebrow">${escape(slide.eyebrow)}</div><h1>${escape(slide.title)}</h1><div class="points">${slide.points
    .map((point, index) => `<div class="point ${state(index + 1, step)}"><div class="number">${index + 1}</div><div><b>${escape(point.title)}</b><span>${rich(point.text)}</span></div></div>`)
    .join('')}</div>`,
  compare: (slide, step) => `<div class="eyebrow">${escape(slide.eyebrow)}</div><h1>${escape(slide.title)}</h1><div class="compare">${[slide.left, slide.right]
    .map((card, index) => `<section class="card ${state(index + 1, step)}"><h2>${escape(card.title)}</h2><p>${rich(card.text)}</p></section>`)
    .join('')}</div>`,
};

/**
 * One slide as a page of 1280 × 720 pixels.
 * `step` counts from 1 the part that is being told; 0 when none is.
 */
export function slidePage({ slide, step, index, count, course }) {
  const layout = layouts[slide.layout];
  if (!layout) throw new Error(`There is no slide layout "${slide.layout}".`);
  const band = slide.layout === 'cover' || slide.layout === 'closing';
  const pips = Array.from({ length: count }, (_, pip) => `<i class="${pip <= index ? 'done' : ''}"></i>`).join('');
  const classes = [band ? 'band' : '', slide.points?.length === 4 ? 'four' : ''].join(' ');
  const edge = slide.layout === 'statement' ? '<div class="edge"></div>' : '';
  return `<!doctype html><meta charset="utf-8"><style>${style}</style><body class="${classes}">${edge}<main>${layout(slide, step)}</main><footer><span>${escape(course)}</span><span class="pips">${pips}</span></footer>`;
}
