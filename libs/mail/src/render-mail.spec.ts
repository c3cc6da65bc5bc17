import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { MailContent, MailLanguage } from './mailer.js';
import { renderMail } from './render-mail.js';
import type { CommonFacts, MailTemplate, TemplateFacts } from './templates.js';

const common: CommonFacts = { agency: 'Pemerintah Kota Surakarta', recipient: 'Rani Dewi Lestari', link: 'https://sinau.surakarta.go.id/masuk?token=a&b=c' };

const samples: { readonly [Template in MailTemplate]: TemplateFacts[Template] } = {
  'password-reset': { validUntil: '22 November 2026 pukul 10.00 WIB' },
  welcome: { signInName: '1992••••••••••2008', validUntil: '29 November 2026' },
  enrolled: { course: 'Pelayanan Publik Digital', due: '30 November 2026' },
  'due-soon': { course: 'Pelayanan Publik Digital', due: '24 November 2026' },
  'result-released': { course: 'Pelayanan Publik Digital', quiz: 'Ujian akhir' },
  'certificate-issued': { course: 'Pelayanan Publik Digital', number: '800/1284/2026' },
  'certificate-revoked': { course: 'Pelayanan Publik Digital', number: '800/1284/2026', reason: 'Nilai dikoreksi.' },
  'import-finished': { file: 'pegawai.csv', added: 1284, updated: 12, failed: 3 },
  'session-moved': { session: 'Lokakarya daftar risiko', run: 'Angkatan I', when: '3 Desember 2026 pukul 09.00 WITA', place: 'Aula Dinas Kesehatan' },
  'session-cancelled': { session: 'Lokakarya daftar risiko', run: 'Angkatan I', when: '3 Desember 2026 pukul 09.00 WITA', reason: 'Narasumber berhalangan.' },
  'session-soon': { session: 'Lokakarya daftar risiko', run: 'Angkatan I', when: '3 Desember 2026 pukul 09.00 WITA', place: 'Aula Dinas Kesehatan' },
  'package-offered': { course: 'Manajemen risiko', from: 'Kabupaten Sleman', version: 1 },
  'package-updated': { course: 'Manajemen risiko', from: 'Kabupaten Sleman', version: 3 },
  'behaviour-self': { course: 'Manajemen risiko', days: 30, note: '', until: '9 April 2027' },
  'behaviour-asked': { alumnus: 'Siti Rahmawati', course: 'Manajemen risiko', days: 90, note: 'Ini pengingat ke-2 dari 3.', until: '9 April 2027' },
  'export-ready': { file: 'rekap-jp.csv', validUntil: '29 November 2026' },
};

function render(template: MailTemplate, language: MailLanguage, changed: Partial<CommonFacts> = {}): MailContent {
  return renderMail<MailTemplate>(template, language, { ...samples[template], ...common, ...changed });
}

const isTemplate = (name: string): name is MailTemplate => name in samples;
const everyMail = Object.keys(samples).filter(isTemplate).flatMap((template) => [[template, 'id'] as const, [template, 'en'] as const]);

describe.each(everyMail)('%s in %s', (template, language) => {
  const mail = render(template, language);

  test('says in text and HTML what its facts are', () => {
    const words = Object.values(samples[template]).map((value) => (value === 1284 ? (language === 'id' ? '1.284' : '1,284') : String(value)));
    for (const word of [...words, common.recipient, common.agency]) {
      expect(mail.text).toContain(word);
      expect(mail.html).toContain(word);
    }
    expect(mail.text).toContain(common.link);
    expect(mail.subject).not.toBe('');
  });

  test('is simple HTML: one button, a language, a heading, no table, picture, script or foreign address', () => {
    expect(mail.html.match(/<a /g)).toHaveLength(1);
    expect(mail.html).toContain('href="https://sinau.surakarta.go.id/masuk?token=a&amp;b=c"');
    expect(mail.html).toMatch(new RegExp(`<html lang="${language}">`));
    expect(mail.html.match(/<h1/g)).toHaveLength(1);
    expect(mail.html).not.toMatch(/<table|<img|<script|<link|url\(|@import/);
    expect(mail.html.match(/https?:\/\/[^/"<]+/g)?.every((address) => address === 'https://sinau.surakarta.go.id')).toBe(true);
  });
});

test('the two languages differ in every template', () => {
  for (const [template] of everyMail) {
    expect(render(template, 'id').subject).not.toBe(render(template, 'en').subject);
  }
});

test('an import without failures asks for nothing', () => {
  const mail = renderMail('import-finished', 'id', { ...common, file: 'pegawai.csv', added: 5, updated: 0, failed: 0 });
  expect(mail.subject).toBe('Impor pegawai.csv selesai');
  expect(mail.text).not.toContain('Unduh baris');
});

test('a course title can neither write markup nor a header', () => {
  const course = '<img src=x onerror=alert(1)>\r\nBcc: semua@example.org\u202e"&\'';
  const mail = renderMail('enrolled', 'id', { ...common, course, due: null });
  expect(mail.subject).toBe('Anda terdaftar di kursus <img src=x onerror=alert(1)> Bcc: semua@example.org "&\'');
  expect(mail.html).toContain('&lt;img src=x onerror=alert(1)&gt; Bcc: semua@example.org &quot;&amp;&#39;');
  expect(mail.html).not.toContain('<img');
});

test.each(['javascript:alert(1)', 'data:text/html,x', '//evil.example', 'sinau.example/x'])('%s is no target for the button', (link) => {
  expect(() => render('welcome', 'id', { link })).toThrow(expect.objectContaining({ code: 'link_refused' }));
});

test('no name, whatever its characters, adds an element or a line to the subject', () => {
  const elements = (html: string): number => html.match(/<[a-z!/]/gi)?.length ?? 0;
  const plain = elements(render('result-released', 'en').html);
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.constantFrom('id' as const, 'en' as const), (text, language) => {
      const mail = renderMail('result-released', language, { ...common, recipient: text, agency: text, course: text, quiz: text });
      expect(elements(mail.html)).toBe(plain);
      expect(mail.subject).not.toMatch(/[\r\n]/);
    }),
  );
});
