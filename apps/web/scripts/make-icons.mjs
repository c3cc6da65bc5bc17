// Draws public/icons from the mark's geometry. Run by hand when the mark changes: npm run icons -w @sinau/web (needs chromium on PATH).
import { writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { chromium } from 'playwright-core';

const PETALS = 'M6 6Q16 6 16 16Q6 16 6 6M26 6Q26 16 16 16Q16 6 26 6M6 26Q6 16 16 16Q16 26 6 26M26 26Q16 26 16 16Q26 16 26 26';
const svg = (radius, inner) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="${radius}" fill="#0A5C5A"/><g transform="translate(16 16) scale(${inner}) translate(-16 -16)"><path d="${PETALS}" fill="#F8B92B"/></g></svg>`;

const folder = new URL('../public/icons/', import.meta.url).pathname;
const browser = await chromium.launch({ executablePath: execFileSync('which', ['chromium']).toString().trim(), args: ['--no-sandbox'] });
const page = await browser.newPage();
const draw = async (name, size, drawing) => {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>*{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${drawing}`);
  writeFileSync(`${folder}${name}.png`, await page.screenshot({ omitBackground: true }));
};
writeFileSync(`${folder}sinau.svg`, `${svg(8, 1)}\n`);
await draw('sinau-32', 32, svg(8, 1));
await draw('sinau-180', 180, svg(0, 0.86));
await draw('sinau-192', 192, svg(8, 1));
await draw('sinau-512', 512, svg(8, 1));
await draw('sinau-maskable-512', 512, svg(0, 0.72)); // the safe zone is the inner 80 %
await browser.close();
