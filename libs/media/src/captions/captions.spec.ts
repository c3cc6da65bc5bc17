import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CaptionError } from './caption-error.js';
import { type Cue, parseCaptions, toVtt } from './captions.js';
import { toTranscript } from './transcript.js';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const parse = (text: string, name = 'teks.srt'): Cue[] => parseCaptions(utf8(text), name);
const faultOf = (run: () => unknown): [string, number] => {
  try {
    run();
  } catch (error) {
    if (error instanceof CaptionError) return [error.fault, error.line];
    throw error;
  }
  throw new Error('nothing was refused');
};

describe('parseCaptions', () => {
  it('reads WebVTT: header, notes, styles, identifiers, settings, hours left out, markup, entities', () => {
    const file = [
      'WEBVTT - Pelatihan',
      'Kind: captions',
      '',
      'STYLE',
      '::cue { color: red }',
      '',
      'NOTE dibuat tangan',
      '',
      'pembuka',
      '00:01.500 --> 00:04.000 align:start position:10%',
      '<v Bu Sari>Selamat <b>pagi</b>,</v> <i.besar>Bapak</i> &amp; Ibu',
      '- 5 &lt; 7 <00:00:02.000>benar',
      '',
      '100:00:00.001 --> 100:00:01.000',
      'akhir',
    ].join('\n');
    expect(parse(file, 'teks.vtt')).toEqual([
      { startMs: 1_500, endMs: 4_000, text: 'Selamat pagi, Bapak & Ibu\n- 5 < 7 benar' },
      // 100 h × 3,600,000 ms + 1 ms
      { startMs: 360_000_001, endMs: 360_001_000, text: 'akhir' },
    ]);
  });

  it('reads SubRip with byte order mark, CRLF, comma, positions, coordinates, a blank line inside a cue, no last newline', () => {
    const file = '\ufeff1\r\n00:00:01,000 --> 00:00:02,500 X1:10 X2:20\r\n{\\an8}<font color="#fff">Halo</font>\r\n\r\nsemua\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,000\r\nTahun\r\n1945\r\n3\r\n00:00:05,000 --> 00:00:06,000\r\n5 < 6 dan <tidak dikenal>';
    expect(parse(file)).toEqual([
      { startMs: 1_000, endMs: 2_500, text: 'Halo\nsemua' },
      { startMs: 3_000, endMs: 4_000, text: 'Tahun\n1945' },
      { startMs: 5_000, endMs: 6_000, text: '5 < 6 dan <tidak dikenal>' },
    ]);
  });

  it('reads old Mac line ends, UTF-16 and Windows-1252', () => {
    expect(parse('1\r00:01,0 --> 00:02,0\rsatu')).toEqual([{ startMs: 1_000, endMs: 2_000, text: 'satu' }]);
    const text = '1\n00:00:01,000 --> 00:00:02,000\ncafé — “ya”';
    expect(parseCaptions(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]), 'a.srt')[0]?.text).toBe('café — “ya”');
    // in Windows-1252 é is E9, — is 97, “ is 93, ” is 94: no valid UTF-8
    const bytes = Buffer.concat([Buffer.from('1\n00:00:01,000 --> 00:00:02,000\ncaf'), Buffer.from([0xe9, 0x20, 0x97, 0x20, 0x93]), Buffer.from('ya'), Buffer.from([0x94])]);
    expect(parseCaptions(bytes, 'a.srt')[0]?.text).toBe('café — “ya”');
  });

  it('sorts what is out of order, keeps overlaps, drops cues without text', () => {
    const file = 'WEBVTT\n\n00:05.000 --> 00:09.000\nkedua\n\n00:05.000 --> 00:08.000\nlebih singkat\n\n00:01.000 --> 00:06.000\npertama\n\n00:02.000 --> 00:03.000\n<i></i>\n';
    expect(parse(file).map(({ startMs, endMs, text }) => [startMs, endMs, text])).toEqual([
      [1_000, 6_000, 'pertama'],
      [5_000, 8_000, 'lebih singkat'],
      [5_000, 9_000, 'kedua'],
    ]);
  });

  it.each([
    ['a time that is none', '1\n00:00:01,000 --> 00:00:02,000\na\n\n2\n00:00:61,000 --> 00:02:00,000\nb', 'bad_time', 6],
    ['an arrow without times', 'WEBVTT\n\nsatu --> dua\nb', 'bad_time', 3],
    ['an end before its start', 'WEBVTT\n\n00:05.000 --> 00:04.000\nb', 'end_not_after_start', 3],
    ['an end at its start', 'WEBVTT\n\n00:05.000 --> 00:05.000\nb', 'end_not_after_start', 3],
    ['text before any time', 'halo\n\n1\n00:00:01,000 --> 00:00:02,000\na', 'text_without_time', 1],
    ['text without a time', 'WEBVTT\n\n00:01.000 --> 00:02.000\na\n\nhalo\n', 'text_without_time', 6],
    ['no captions at all', 'Kepada Yth. Bapak/Ibu', 'not_captions', 1],
    ['an empty file', '', 'not_captions', 1],
    ['captions that are all empty', 'WEBVTT\n\n00:01.000 --> 00:02.000\n\n', 'not_captions', 0],
    ['a cue as long as a book', `WEBVTT\n\n00:01.000 --> 00:02.000\n${'a'.repeat(2_001)}`, 'cue_too_long', 3],
    ['bytes that are no text', 'WEBVTT\n\n00:01.000 --> 00:02.000\n\0', 'not_text', 4],
  ])('refuses %s and names the line', (_what, file, fault, line) => {
    expect(faultOf(() => parse(file))).toEqual([fault, line]);
  });

  it('refuses a .vtt without its header, a file over 2 MiB, and more cues than a day of talk has', () => {
    expect(faultOf(() => parse('1\n00:00:01,000 --> 00:00:02,000\na', 'TEKS.VTT'))).toEqual(['not_captions', 1]);
    expect(faultOf(() => parseCaptions(new Uint8Array(2 * 1024 * 1024 + 1), 'a.srt'))).toEqual(['too_large', 0]);
    // each cue takes 3 lines after the 2 of the header: cue 20,001 has its time in line 3 + 20,000 × 3
    expect(faultOf(() => parse(`WEBVTT\n\n${'00:01.000 --> 00:02.000\na\n\n'.repeat(20_001)}`))).toEqual(['too_many_cues', 60_003]);
  });

  const line = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).map((text) => text.replace(/[\p{Cc}\u2028\u2029\ufeff]/gu, ' ').trim()).filter((text) => text !== '');
  const cue = fc.record({ startMs: fc.nat(999 * 3_600_000), length: fc.integer({ min: 1, max: 3_600_000 }), text: fc.array(line, { minLength: 1, maxLength: 4 }).map((lines) => lines.join('\n')) });
  const cues = fc.array(cue, { minLength: 1, maxLength: 30 }).map((list) => list.map(({ startMs, length, text }) => ({ startMs, endMs: Math.min(startMs + length, 999 * 3_600_000 + 3_599_999), text })).sort((a, b) => a.startMs - b.startMs || a.endMs - b.endMs));

  it('gives back exactly the cues that toVtt wrote, markup and arrows in the text included', () => {
    const nasty: Cue[] = [{ startMs: 0, endMs: 1, text: '<b>&amp;</b> --> WEBVTT\nNOTE\n00:01.000 --> 00:02.000\n1' }];
    expect(parse(toVtt(nasty), 'a.vtt')).toEqual(nasty);
    fc.assert(fc.property(cues, (list) => expect(parse(toVtt(list), 'a.vtt')).toEqual(list)));
  });

  it('throws nothing but CaptionError on any bytes, and never gives a cue that a player could not show', () => {
    const scraps = fc.constantFrom('WEBVTT\n', '\n\n', '1\n', '00:01.000 --> 00:02.000\n', ' --> ', '<v ', '&lt;', '{\\an8}', '\0', '\r', 'NOTE', 'é');
    const bytes = fc.oneof(fc.uint8Array({ maxLength: 400 }), fc.array(scraps).map((parts) => utf8(parts.join(''))), fc.uint8Array({ maxLength: 200 }).map((tail) => Buffer.concat([utf8('WEBVTT\n\n00:01.000 --> 00:02.000\n'), tail])));
    fc.assert(
      fc.property(bytes, fc.constantFrom('a.vtt', 'a.srt', ''), (file, name) => {
        try {
          for (const found of parseCaptions(file, name)) {
            expect(found.endMs).toBeGreaterThan(found.startMs);
            expect(found.text.trim()).not.toBe('');
          }
        } catch (error) {
          expect(error).toBeInstanceOf(CaptionError);
        }
      }),
      { numRuns: 500 },
    );
  });

  it.each(['a', '<', '<v ', '<c.', '&', '&lt', '{\\an', ':', '0', '00:', '-', '-->', '\n', '\r', ' ', '<font a', '<0:'])('ends on 100,000 characters of %j, which a careless pattern would chew on for hours', (scrap) => {
    const text = scrap.repeat(100_000 / scrap.length);
    for (const file of [text, `WEBVTT\n\n00:01.000 --> 00:02.000\n${text}`, `WEBVTT\n\n00:01.000 --> ${text}`, `1\n00:00:01,000 --> 00:00:02,000\n${text}`]) {
      try {
        parse(file);
      } catch (error) {
        expect(error).toBeInstanceOf(CaptionError);
      }
    }
  });
});

describe('toTranscript', () => {
  it('joins cues to paragraphs that end at a pause or, when long enough, at a sentence end', () => {
    const sentence = `${'kata '.repeat(49)}kata.`; // 250 characters
    const paragraphs = toTranscript([
      { startMs: 0, endMs: 2_000, text: 'Selamat datang\ndi pelatihan' },
      { startMs: 2_000, endMs: 4_000, text: 'manajemen risiko.' },
      { startMs: 4_000, endMs: 5_000, text: 'manajemen risiko.' }, // rolling captions say it again
      { startMs: 7_500, endMs: 9_000, text: sentence }, // 7.5 s − 5 s = 2.5 s: a pause
      { startMs: 9_000, endMs: 10_000, text: 'Berikutnya' },
    ]);
    expect(paragraphs).toEqual([
      { startMs: 0, endMs: 5_000, text: 'Selamat datang di pelatihan manajemen risiko.' },
      { startMs: 7_500, endMs: 9_000, text: sentence },
      { startMs: 9_000, endMs: 10_000, text: 'Berikutnya' },
    ]);
  });
});
