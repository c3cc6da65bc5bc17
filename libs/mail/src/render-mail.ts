import { MailError } from './mail-error.js';
import type { MailContent, MailLanguage } from './mailer.js';
import type { CommonFacts, MailFrame, MailTemplate, MailWording, TemplateFacts, Wordings } from './templates.js';
import { english, englishFrame } from './wording.en.js';
import { indonesian, indonesianFrame } from './wording.id.js';

interface Language {
  readonly wordings: Wordings;
  readonly frame: MailFrame;
  readonly thousandsMark: string;
}

const languages: Readonly<Record<MailLanguage, Language>> = {
  id: { wordings: indonesian, frame: indonesianFrame, thousandsMark: '.' },
  en: { wordings: english, frame: englishFrame, thousandsMark: ',' },
};

/**
 * One mail as plain text and as HTML of the same words. Each fact becomes one line and is escaped.
 * @throws MailError `link_refused` unless the link is an http(s) address
 */
export function renderMail<Template extends MailTemplate>(template: Template, language: MailLanguage, facts: TemplateFacts[Template] & CommonFacts): MailContent {
  const { wordings, frame, thousandsMark } = languages[language];
  const link = httpAddress(facts.link);
  const clean = oneLineEach(facts);
  const count = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, thousandsMark);
  const wording = wordings[template](clean, count);
  const parts = { wording, greeting: frame.greeting(clean.recipient), linkHelp: frame.linkHelp, closing: frame.closing(clean.agency), link, agency: clean.agency };
  return { language, subject: wording.subject, text: plainText(parts), html: htmlPage(language, parts) };
}

interface Parts {
  readonly wording: MailWording;
  readonly greeting: string;
  readonly linkHelp: string;
  readonly closing: string;
  readonly link: string;
  readonly agency: string;
}

function plainText(parts: Parts): string {
  const { wording } = parts;
  return [parts.greeting, ...wording.paragraphs, `${wording.button}:\n${parts.link}`, `-- \n${parts.closing}`].join('\n\n') + '\n';
}

/**
 * No colour but the button's own pair (7.8 to 1): text and ground are the reader's, so light and dark
 * both keep their contrast. No table, picture or foreign address.
 */
function htmlPage(language: MailLanguage, parts: Parts): string {
  const { wording } = parts;
  const link = escapeHtml(parts.link);
  const paragraphs = [parts.greeting, ...wording.paragraphs].map((text) => `<p style="margin:0 0 16px">${escapeHtml(text)}</p>`);
  const small = 'margin:0 0 8px;font-size:14px;line-height:1.5;overflow-wrap:anywhere';
  return [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">`,
    `<meta name="color-scheme" content="light dark"><title>${escapeHtml(wording.subject)}</title></head>`,
    '<body style="margin:0;padding:24px 16px;font-family:system-ui,-apple-system,\'Segoe UI\',Roboto,sans-serif;font-size:16px;line-height:1.6">',
    '<main style="max-width:560px;margin:0 auto">',
    `<p style="margin:0 0 24px;font-weight:600">${escapeHtml(parts.agency)}</p>`,
    `<h1 style="margin:0 0 16px;font-size:22px;line-height:1.25">${escapeHtml(wording.subject)}</h1>`,
    ...paragraphs,
    `<p style="margin:24px 0"><a href="${link}" style="display:inline-block;padding:12px 20px;border:2px solid #0A5C5A;border-radius:10px;background-color:#0A5C5A;color:#FFFFFF;font-weight:600;text-decoration:none">${escapeHtml(wording.button)}</a></p>`,
    `<p style="${small}">${escapeHtml(parts.linkHelp)}<br>${link}</p>`,
    `<hr style="margin:24px 0;border:0;border-top:1px solid"><p style="${small}">${escapeHtml(parts.closing)}</p>`,
    '</main></body></html>',
  ].join('\n');
}

/** Line breaks and invisible controls become a space: a course's title must not write a header, nor turn the text around. */
function oneLineEach<Facts extends object>(facts: Facts): Facts {
  const clean = Object.entries(facts).map(([key, value]) => [key, typeof value === 'string' ? value.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ').trim() : value]);
  return { ...facts, ...Object.fromEntries(clean) };
}

function httpAddress(link: string): string {
  const url = URL.canParse(link) ? new URL(link) : null;
  if (url === null || !['http:', 'https:'].includes(url.protocol)) throw new MailError('link_refused');
  return url.href;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');
}
