// Makes the PDF templates of the demo courses from <course>/document-<key>.html, and logo.png from logo.svg, by hand:
//   node apps/local/demo/make-documents.mjs [course]
// Needs chromium on PATH. Each <section class="page"> is one sheet of A4; a sheet that overflows is an error.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { launchChromium } from './chromium.mjs';
import { fontFace, kawungTile } from './slide-page.mjs';

const style = `${fontFace}
@page{size:A4 landscape;margin:0}
*{box-sizing:border-box;margin:0}
html{-webkit-print-color-adjust:exact}
body{font:500 10pt/1.5 Jakarta,sans-serif;color:#14211F;word-spacing:.06em}
.page{position:relative;width:297mm;height:210mm;padding:12mm 14mm 14mm;break-after:page;display:flex;flex-direction:column;overflow:hidden}
.page:last-child{break-after:auto}
header{flex:none;position:relative;display:flex;align-items:center;gap:5mm;margin:-12mm -14mm 6mm;padding:7mm 14mm 6.5mm;background:#084A49;color:#fff}
header{overflow:hidden}
header svg{position:absolute;right:0;top:0;height:30mm;width:120mm}
h1{font-size:18pt;font-weight:800;line-height:1.2;letter-spacing:-.02em;word-spacing:.05em}
header p{font-size:9.5pt;color:#C4DEDB}
h2{font-size:11.5pt;font-weight:700;line-height:1.25;margin-bottom:2mm;color:#0A5C5A}
p+p{margin-top:1.5mm}
ol,ul{padding-left:5mm}
li+li{margin-top:1mm}
li::marker{color:#0A5C5A;font-weight:700}
.columns{display:grid;grid-template-columns:1fr 1fr;gap:9mm}
.fields{display:grid;grid-template-columns:2fr 2fr 1fr;gap:5mm;margin-bottom:4mm;font-size:8.5pt;font-weight:600;color:#4C5C59}
.fields div{border-bottom:.3mm solid #7A8986;height:9mm}
table{width:100%;border-collapse:collapse;font-size:8.5pt;line-height:1.35;table-layout:fixed}
th,td{border:.25mm solid #B6C2BF;padding:1.5mm 1.9mm;text-align:left;vertical-align:top}
thead th{background:#0A5C5A;border-color:#0A5C5A;color:#fff;font-weight:700;vertical-align:bottom}
tbody th{background:#EAF0EE;font-weight:700}
td.centre,th.centre{text-align:center;vertical-align:middle}
table.blank td{height:18mm}
.tight table.blank td{height:15.6mm}
.matrix td{text-align:center;font-weight:700;font-size:11pt;height:13mm}
.matrix tbody>tr>*{vertical-align:middle}
.guide{font-size:11pt}
.guide li+li{margin-top:2mm}
.guide table{font-size:9.5pt}
.low{background:#E2F2E6;color:#1F6B3A}.middle{background:#FFF3D1;color:#7A5200}
.high{background:#FBD9A5;color:#5E3A00}.extreme{background:#F6C9C4;color:#8A1A13}
.note{background:#E3F1EF;border-left:1.2mm solid #0A5C5A;padding:2.6mm 4mm;border-radius:0 1.5mm 1.5mm 0;margin-top:4mm}
.box{display:inline-block;width:3.2mm;height:3.2mm;border:.3mm solid #4C5C59;border-radius:.6mm;margin-right:1.6mm;vertical-align:-.4mm}
p:has(>.box){padding-left:5mm;text-indent:-4.9mm}
footer{position:absolute;left:14mm;right:14mm;bottom:6mm;display:flex;justify-content:space-between;font-size:7.5pt;color:#4C5C59}`;

// Drawn tile by tile, paler to the left: a CSS background would become a large bitmap in the PDF.
const tiles = Array.from({ length: 16 }, (_, index) => {
  const column = index % 8;
  const opacity = (0.03 + column * 0.026).toFixed(3);
  return `<g transform="translate(${column * 72 + 36} ${Math.floor(index / 8) * 72 + 36})" opacity="${opacity}">${kawungTile}</g>`;
});
const band = `<header><svg viewBox="0 0 576 144" fill="#F8B92B" aria-hidden="true">${tiles.join('')}</svg>`;

async function makeDocument(page, course, name) {
  const folder = join(import.meta.dirname, course);
  const source = readFileSync(join(folder, `${name}.html`), 'utf8');
  await page.setContent(source.replace('</head>', `<style>${style}</style></head>`).replaceAll('<header>', band));
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.emulateMedia({ media: 'print' });
  const tooLong = await page.evaluate(() =>
    [...document.querySelectorAll('.page')].flatMap((sheet, index) => {
      const last = sheet.querySelector('footer').previousElementSibling.getBoundingClientRect().bottom;
      const room = sheet.querySelector('footer').getBoundingClientRect().top;
      return last > room ? [index + 1] : [];
    }),
  );
  if (tooLong.length > 0) throw new Error(`${course}/${name}: sheet ${tooLong.join(', ')} does not fit.`);
  await page.pdf({ path: join(folder, `${name}.pdf`), preferCSSPageSize: true, printBackground: true, tagged: true });
  console.log(`${course}/${name}.pdf`);
}

async function makeLogo(page) {
  const drawing = readFileSync(join(import.meta.dirname, 'logo.svg'), 'utf8');
  await page.setViewportSize({ width: 600, height: 600 });
  await page.emulateMedia({ media: 'screen' });
  await page.setContent(`<style>*{margin:0}svg{display:block;width:600px;height:600px}</style>${drawing}`);
  await page.screenshot({ path: join(import.meta.dirname, 'logo.png'), omitBackground: true });
}

const [onlyCourse] = process.argv.slice(2);
const browser = await launchChromium();
const page = await browser.newPage();
const courses = readdirSync(import.meta.dirname, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name);
for (const course of courses.filter((name) => !onlyCourse || name === onlyCourse)) {
  for (const file of readdirSync(join(import.meta.dirname, course))) {
    const name = /^(document-.+)\.html$/.exec(file)?.[1];
    if (name) await makeDocument(page, course, name);
  }
}
if (!onlyCourse) await makeLogo(page);
await browser.close();
