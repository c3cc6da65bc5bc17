import type { Language } from '@sinau/contracts/core';
import { html, Html } from '../../http/html.js';
import { entranceStyle } from './entrance.style.js';
import { entranceWords } from './entrance.words.js';

const KAWUNG = 'M3 3C15 3 19 9 19 19C9 19 3 15 3 3ZM41 3C41 15 35 19 25 19C25 9 29 3 41 3ZM3 41C3 29 9 25 19 25C19 35 15 41 3 41ZM41 41C29 41 25 35 25 25C35 25 41 29 41 41ZM22 0l3 3-3 3-3-3ZM22 38l3 3-3 3-3-3ZM0 22l3-3 3 3-3 3ZM38 22l3-3 3 3-3 3Z';
const ROSETTE = 'M6 6Q16 6 16 16Q6 16 6 6M26 6Q26 16 16 16Q16 6 26 6M6 26Q6 16 16 16Q16 26 6 26M26 26Q16 26 16 16Q26 16 26 26';

export type Entrance = {
  readonly language: Language;
  /** Where to go on after signing in: an address of this site, or null. */
  readonly destination: string | null;
  /** What was typed as login before; never the password. */
  readonly login: string;
  /** Why signing in was refused, in words; null at first. */
  readonly fault: string | null;
};

/** Marks in the built page around what is seen until the application runs. */
const PAINT = /<!--first-paint-->[\s\S]*<!--\/first-paint-->/;

function addressOf(destination: string | null, language?: Language): string {
  const query = new URLSearchParams({ ...(destination === null ? {} : { tujuan: destination }), ...(language ? { bahasa: language } : {}) });
  return query.size === 0 ? '/masuk' : `/masuk?${query.toString()}`;
}

function languageLink(entrance: Entrance, language: Language, name: string): Html {
  const current = entrance.language === language ? new Html(' aria-current="true"') : null;
  return html`<a href="${addressOf(entrance.destination, language)}" lang="${language}" hreflang="${language}"${current}>${name}</a>`;
}

function formOf({ language, destination, login, fault }: Entrance): Html {
  const words = entranceWords[language];
  // Taken up by the application's page, which shows it on.
  const summary = fault === null ? null : html`<div class="door-fault" id="door-fault" role="alert">${fault}</div>`;
  return html`<form method="post" action="${addressOf(destination)}">${summary}
<div class="door-field"><label for="login">${words.login}</label><input id="login" name="login" value="${login}" autocomplete="username" required maxlength="254"></div>
<div class="door-field password"><label for="password">${words.password}</label><input id="password" name="password" type="password" autocomplete="current-password" required maxlength="200"></div>
<button class="door-submit">${words.submit}</button></form>`;
}

/** The sign-in page's body: one form that a browser sends by itself. */
export function entranceBody(entrance: Entrance): string {
  const words = entranceWords[entrance.language];
  return html`<div class="door"><a class="door-skip" href="#main">${words.skip}</a>
<header class="door-band"><div class="door-motif"><svg aria-hidden="true"><defs><pattern id="door-k" width="44" height="44" patternUnits="userSpaceOnUse" patternTransform="scale(1.3)"><path d="${KAWUNG}" fill="currentColor"/></pattern></defs><rect width="100%" height="100%" fill="url(#door-k)"/></svg></div>
<div class="door-name"><svg aria-hidden="true" width="40" height="40" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="#0a5c5a"/><path d="${ROSETTE}" fill="#f8b92b"/></svg><span>Sinau</span></div><p class="door-line">${words.line}</p></header>
<div class="door-side"><nav class="door-tools" aria-label="${words.language}"><div class="door-languages">${languageLink(entrance, 'id', 'Indonesia')}${languageLink(entrance, 'en', 'English')}</div></nav>
<main class="door-main" id="main" tabindex="-1"><h1>${words.title}</h1><p class="door-lead">${words.lead}</p>${formOf(entrance)}
<div class="door-links"><a href="/lupa-sandi">${words.forgot}</a></div><p class="door-help">${words.help}</p></main></div></div>`.text;
}

/** The whole page: the application's, whose script takes over when it comes, or one of its own where another server has that. */
export function entrancePage(application: string | null, entrance: Entrance): string {
  const body = entranceBody(entrance);
  const title = `${entranceWords[entrance.language].title} · Sinau`;
  const style = `<style>${entranceStyle}</style>`;
  if (application === null || !PAINT.test(application)) {
    return `<!doctype html>\n<html lang="${entrance.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}</title>${style}</head><body style="margin:0;font-family:system-ui,sans-serif"><div id="root">${body}</div></body></html>`;
  }
  return application
    .replace('<html lang="id">', `<html lang="${entrance.language}">`)
    .replace('<title>Sinau</title>', () => `<title>${title}</title>`)
    .replace('</head>', () => `${style}</head>`)
    .replace(PAINT, () => body);
}
