import type { Language } from '@sinau/contracts/core';
import { shortCode } from '@sinau/documents';
import { languageOf } from '@sinau/domain/courses';
import { maskIdentifier } from '@sinau/domain/organisations';
import type { PublicCertificate } from '@sinau/persistence/certificates';
import type { Verification } from '@sinau/application/certificates';
import { Html, html } from '../http/html.js';
import { verificationStyle } from './verification.style.js';
import { verificationWords, type VerificationWords } from './verification.words.js';

const KAWUNG = 'M3 3C15 3 19 9 19 19C9 19 3 15 3 3ZM41 3C41 15 35 19 25 19C25 9 29 3 41 3ZM3 41C3 29 9 25 19 25C19 35 15 41 3 41ZM41 41C29 41 25 35 25 25C35 25 41 29 41 41ZM22 0l3 3-3 3-3-3ZM22 38l3 3-3 3-3-3ZM0 22l3-3 3 3-3 3ZM38 22l3-3 3 3-3 3Z';
const ROSETTE = 'M6 6Q16 6 16 16Q6 16 6 6M26 6Q26 16 16 16Q16 6 26 6M6 26Q6 16 16 16Q16 26 6 26M26 26Q16 26 16 16Q26 16 26 26';

/** Tabler icons (MIT): circle-check, circle-x, help-circle, alert-triangle. */
const icons = {
  ok: 'M12 12m-9 0a9 9 0 1 0 18 0a9 9 0 1 0 -18 0M9 12l2 2l4 -4',
  err: 'M12 12m-9 0a9 9 0 1 0 18 0a9 9 0 1 0 -18 0M10 10l4 4m0 -4l-4 4',
  plain: 'M12 12m-9 0a9 9 0 1 0 18 0a9 9 0 1 0 -18 0M12 16v.01M12 13a2 2 0 0 0 .914 -3.782a1.98 1.98 0 0 0 -2.414 .483',
  warn: 'M12 9v4M10.363 3.591l-8.106 13.534a1.914 1.914 0 0 0 1.636 2.871h16.214a1.914 1.914 0 0 0 1.636 -2.87l-8.106 -13.536a1.914 1.914 0 0 0 -3.274 0zM12 16h.01',
} as const;

type Tone = keyof typeof icons;

/** Days and times as the reader's language writes them: "22 Nov 2026". */
function dayOf(day: string, words: VerificationWords): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${date} ${words.months[(month ?? 1) - 1]} ${year}`;
}

const zoneNames: Readonly<Record<string, string>> = { 'Asia/Jakarta': 'WIB', 'Asia/Pontianak': 'WIB', 'Asia/Makassar': 'WITA', 'Asia/Jayapura': 'WIT' };

function momentOf(moment: Date, zone: string, words: VerificationWords): string {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short', timeStyle: 'short', hourCycle: 'h23' }).formatToParts(moment);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  return `${dayOf(`${part('year')}-${part('month')}-${part('day')}`, words)}, ${part('hour')}.${part('minute')} ${zoneNames[zone] ?? zone}`;
}

function rangeOf(from: string, to: string, words: VerificationWords): string {
  return from === to ? dayOf(from, words) : `${dayOf(from, words)} – ${dayOf(to, words)}`;
}

const row = (name: string, value: Html | string) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`;

function stateOf(tone: Tone, title: string, lead: Html | string): Html {
  return html`<div class="state ${tone}"><svg aria-hidden="true" width="36" height="36" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="${icons[tone]}"/></svg><div><h1>${title}</h1>${lead instanceof Html ? lead : html`<p class="lead">${lead}</p>`}</div></div>`;
}

function rowsOf({ snapshot, number }: PublicCertificate, code: string, now: Date, words: VerificationWords): Html[] {
  const { holder, course, run, studied, agency, issuedOn, timeZone } = snapshot;
  return [
    row(words.holder, html`<span class="name">${holder.name}</span>`),
    ...(holder.identifier ? [row(words.identifier, html`${maskIdentifier(holder.identifier.value)}<small>${words.maskedNote}</small>`)] : []),
    row(words.issuer, agency.name),
    row(words.course, html`<span lang="${languageOf(course)}">${course.title}</span>`),
    row(words.run, run.name),
    row(words.hours, `${String(course.hours).replace('.', words.decimal)} ${words.jp}`),
    row(words.dates, rangeOf(studied.from, studied.to, words)),
    row(words.number, number),
    row(words.issued, dayOf(issuedOn, words)),
    row(words.code, html`<code>${shortCode(code)}</code>`),
    row(words.checked, momentOf(now, timeZone, words)),
  ];
}

function revocationRows({ revokedAt, revokedClass, replacedBy, awaitsReplacement, snapshot }: PublicCertificate, words: VerificationWords): Html[] {
  if (!revokedAt || !revokedClass) return [];
  const replaced = replacedBy === null ? words.replacementComing : html`<a href="/verifikasi/${replacedBy}">${words.replacement}</a>`;
  return [
    row(words.revokedOn, momentOf(revokedAt, snapshot.timeZone, words)),
    row(words.reason, words.reasons[revokedClass]),
    ...(replacedBy !== null || awaitsReplacement ? [row(words.replacedBy, replaced)] : []),
  ];
}

function foundOf(certificate: PublicCertificate, code: string, now: Date, words: VerificationWords): Html {
  const valid = certificate.state === 'valid';
  const { pdfSha256, snapshot, revokedClass } = certificate;
  const correction = revokedClass === 'not_entitled' ? words.appealLead : words.correctionLead;
  const file = pdfSha256 === null ? html`<p class="muted">${words.filePending}</p>` : html`<p class="muted">${words.fileLead}</p><code>${pdfSha256}</code>`;
  return html`${valid ? stateOf('ok', words.valid, words.validLead) : stateOf('err', words.revoked, words.revokedLead)}
${valid ? null : html`<div class="card"><dl>${revocationRows(certificate, words)}</dl></div>`}
<div class="card"><dl>${rowsOf(certificate, code, now, words)}</dl></div>
<section><h2>${words.file}</h2>${file}</section>
<section><h2>${words.signature}</h2><p class="muted">${words.signatureLead}</p></section>
<section><h2>${words.correction}</h2><p class="muted">${correction(snapshot.agency.name)}</p></section>`;
}

function formOf(words: VerificationWords, language: Language, typed: string | null): Html {
  const fault = typed === null ? null : html`<p class="fault" id="fault" role="alert">${words.unreadable}</p>`;
  const described = typed === null ? html`aria-describedby="hint"` : html`aria-describedby="fault hint" aria-invalid="true"`;
  return html`<form action="/verifikasi" method="get"><label for="kode">${words.label}</label><p class="muted" id="hint">${words.hint}</p>${fault}<div class="row"><input id="kode" name="kode" value="${typed ?? ''}" autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="60" required ${described}><input type="hidden" name="bahasa" value="${language}"><button>${words.submit}</button></div></form>`;
}

function pageOf(title: string, body: Html, { words, language, path }: { words: VerificationWords; language: Language; path: string }): string {
  return html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex,nofollow"><meta name="color-scheme" content="light dark"><title>${title} · Sinau</title><style>${new Html(verificationStyle)}</style></head>
<body><a class="skip" href="#isi">${words.skip}</a>
<header><svg class="motif" aria-hidden="true"><defs><pattern id="k" width="44" height="44" patternUnits="userSpaceOnUse"><path d="${KAWUNG}" fill="currentColor"/></pattern></defs><rect width="100%" height="100%" fill="url(#k)"/></svg>
<div class="bar"><svg aria-hidden="true" width="34" height="34" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="#0a5c5a"/><path d="${ROSETTE}" fill="#f8b92b"/></svg><b>Sinau</b><span>${words.title}</span><a href="${path}?bahasa=${words.other.language}" hreflang="${words.other.language}" lang="${words.other.language}">${words.other.label}</a></div></header>
<main id="isi">${body}</main></body></html>`.text;
}

/** The page that asks for a code. `typed` is what could not be read as one, null at first. */
export function verificationForm(language: Language, typed: string | null): string {
  const words = verificationWords[language];
  const body = html`<h1>${words.formTitle}</h1><p class="lead">${words.formLead}</p>${formOf(words, language, typed)}`;
  return pageOf(words.formTitle, body, { words, language, path: '/verifikasi' });
}

/** The page that answers. `typed` is the code as it stands in the address. */
export function verificationAnswer(verification: Verification, { language, typed, now }: { language: Language; typed: string; now: Date }): string {
  const words = verificationWords[language];
  const path = `/verifikasi/${encodeURIComponent(typed)}`;
  const again = html`<section class="again"><h2>${words.again}</h2>${formOf(words, language, null)}</section>`;
  const retry = html`<a class="button" href="${path}?bahasa=${language}">${words.retry}</a>`;
  const framed = (title: string, body: Html) => pageOf(title, html`${body}${again}`, { words, language, path });
  switch (verification.kind) {
    case 'found': {
      const { certificate, code } = verification;
      return framed(certificate.state === 'valid' ? words.valid : words.revoked, foundOf(certificate, code, now, words));
    }
    case 'not_found':
      return framed(words.notFound, stateOf('plain', words.notFound, words.notFoundLead));
    case 'limited':
      return framed(words.limited, stateOf('warn', words.limited, words.limitedLead(verification.seconds)));
    case 'unknown':
      return framed(words.unknown, stateOf('warn', words.unknown, html`<p class="lead">${words.unknownLead}</p>${retry}`));
  }
}
