// Makes the narrated slide videos of the demo courses from <course>/video-<key>.json, by hand:
//   node apps/local/demo/make-videos.mjs [course] [key]
// Needs ffmpeg, espeak-ng and chromium on PATH. Writes <key>.mp4, <key>.id.vtt, <key>.en.vtt and <key>.jpg beside it.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchChromium } from './chromium.mjs';
import { slidePage } from './slide-page.mjs';

const SAMPLE_RATE = 22_050; // what espeak-ng writes: mono, 16 bits
const PAUSE = { lead: 0.6, sentence: 0.38, slide: 0.85, end: 1.4 }; // seconds
const FADE = 0.35; // seconds
const MAXIMUM_BYTES = 3_000_000;
const LINE_LENGTH = 40; // characters of one caption line
const CUE_LENGTH = 72; // characters of one caption
const COMMA_BONUS = 10; // how many characters off the middle a cut after a comma may be
const VOICE = ['-v', 'id+f2', '-s', '148', '-p', '46', '-g', '2'];

/** The spoken samples of one sentence, without the silence around it. */
function speak(text, folder) {
  const file = join(folder, 'sentence.wav');
  execFileSync('espeak-ng', [...VOICE, '-w', file, text]);
  const wav = readFileSync(file);
  const samples = wav.subarray(wav.indexOf('data') + 8);
  const loud = (offset) => Math.abs(samples.readInt16LE(offset)) > 90;
  let from = 0;
  let to = samples.length - (samples.length % 2) - 2;
  while (from < to && !loud(from)) from += 2;
  while (to > from && !loud(to)) to -= 2;
  return samples.subarray(from, to + 2);
}

function silence(seconds) {
  return Buffer.alloc(Math.round(seconds * SAMPLE_RATE) * 2);
}

function seconds(samples) {
  return samples.length / 2 / SAMPLE_RATE;
}

function waveFile(samples) {
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + samples.length, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(SAMPLE_RATE, 24);
  head.writeUInt32LE(SAMPLE_RATE * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36);
  head.writeUInt32LE(samples.length, 40);
  return Buffer.concat([head, samples]);
}

/** Speaks every sentence; returns the sound, the cues and when each picture begins (all in seconds). */
function narrate(script, folder) {
  const sound = [silence(PAUSE.lead)];
  let now = PAUSE.lead;
  const cues = [];
  const pictures = [];
  script.slides.forEach((slide, slideIndex) => {
    slide.narration.forEach((sentence, index) => {
      const step = sentence.reveal ?? 0;
      const last = pictures.at(-1);
      if (!last || last.slideIndex !== slideIndex || last.step !== step) {
        pictures.push({ slideIndex, step, start: pictures.length === 0 ? 0 : now - FADE });
      }
      const spoken = speak(sentence.say ?? sentence.id, folder);
      cues.push({ start: now, end: now + seconds(spoken), id: sentence.id, en: sentence.en });
      const pause = index < slide.narration.length - 1 ? PAUSE.sentence : PAUSE.slide;
      sound.push(spoken, silence(pause));
      now += seconds(spoken) + pause;
    });
  });
  sound.push(silence(PAUSE.end));
  return { samples: Buffer.concat(sound), cues, pictures, duration: now + PAUSE.end };
}

/** `text` in `count` parts of about the same length, cut between words, after a comma when one is near. */
function balanced(text, count) {
  const parts = [];
  let rest = text;
  for (let left = count; left > 1; left -= 1) {
    const middle = rest.length / left;
    const cuts = [...rest.matchAll(/ /g)].map((space) => {
      const comma = /[,:.?!]/.test(rest[space.index - 1]) ? COMMA_BONUS : 0;
      return { at: space.index, cost: Math.abs(space.index - middle) - comma };
    });
    const best = cuts.reduce((least, cut) => (cut.cost < least.cost ? cut : least));
    parts.push(rest.slice(0, best.at));
    rest = rest.slice(best.at + 1);
  }
  return [...parts, rest];
}

function clock(time) {
  const milliseconds = Math.round(time * 1000);
  const part = (unit, base, width) => String(Math.floor(milliseconds / unit) % base).padStart(width, '0');
  return `${part(3_600_000, 100, 2)}:${part(60_000, 60, 2)}:${part(1000, 60, 2)}.${part(1, 1000, 3)}`;
}

/** WebVTT; a long sentence becomes several cues, its time shared by length of text. */
function captions(cues, language) {
  const blocks = cues.flatMap((cue) => {
    const text = cue[language];
    const parts = balanced(text, Math.ceil(text.length / CUE_LENGTH));
    let start = cue.start;
    return parts.map((part, index) => {
      const share = ((cue.end - cue.start) * part.length) / text.length;
      const end = index === parts.length - 1 ? cue.end : start + share;
      const block = `${clock(start)} --> ${clock(end)}\n${balanced(part, part.length > LINE_LENGTH ? 2 : 1).join('\n')}`;
      start = end;
      return block;
    });
  });
  return `WEBVTT\n\n${blocks.join('\n\n')}\n`;
}

async function photograph(script, pictures, folder) {
  const browser = await launchChromium();
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
  for (const [index, picture] of pictures.entries()) {
    const slide = script.slides[picture.slideIndex];
    await page.setContent(slidePage({ slide, step: picture.step, index: picture.slideIndex, count: script.slides.length, course: script.course }));
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    const overflow = await page.evaluate(() =>
      [...document.querySelectorAll('main, .point, .card')].some((box) => box.scrollHeight > box.clientHeight || box.scrollWidth > box.clientWidth),
    );
    if (overflow) throw new Error(`The text of slide ${picture.slideIndex + 1} does not fit.`);
    await page.screenshot({ path: join(folder, `${index}.png`) });
  }
  await browser.close();
}

function encode(narration, folder, target) {
  const { pictures, duration } = narration;
  writeFileSync(join(folder, 'sound.wav'), waveFile(narration.samples));
  const inputs = pictures.flatMap((picture, index) => {
    const until = pictures[index + 1]?.start ?? duration;
    return ['-loop', '1', '-framerate', '25', '-t', (until - picture.start + FADE).toFixed(3), '-i', join(folder, `${index}.png`)];
  });
  const fades = pictures.slice(1).map((picture, index) => {
    const before = index === 0 ? '[0]' : `[v${index}]`;
    return `${before}[${index + 1}]xfade=transition=fade:duration=${FADE}:offset=${picture.start.toFixed(3)}[v${index + 1}]`;
  });
  const voice = `[${pictures.length}]highpass=f=90,lowpass=f=7200,equalizer=f=220:t=q:w=1:g=2.5,equalizer=f=3200:t=q:w=1.2:g=-3,loudnorm=I=-17:TP=-1.5:LRA=7[a]`;
  const graph = [...fades, voice].join(';');
  const picture = ['-map', `[v${pictures.length - 1}]`, '-c:v', 'libx264', '-preset', 'slow', '-tune', 'stillimage', '-crf', '26', '-pix_fmt', 'yuv420p', '-g', '250'];
  const sound = ['-map', '[a]', '-c:a', 'aac', '-b:a', '64k', '-ar', '44100', '-ac', '1'];
  execFileSync('ffmpeg', ['-y', '-loglevel', 'error', ...inputs, '-i', join(folder, 'sound.wav'), '-filter_complex', graph, ...picture, ...sound,
    '-t', duration.toFixed(3), '-map_metadata', '-1', '-movflags', '+faststart', target]);
}

async function makeVideo(course, key) {
  const script = JSON.parse(readFileSync(join(import.meta.dirname, course, `video-${key}.json`), 'utf8'));
  const target = (end) => join(import.meta.dirname, course, `video-${key}.${end}`);
  const folder = mkdtempSync(join(tmpdir(), 'slides-'));
  try {
    const narration = narrate(script, folder);
    await photograph(script, narration.pictures, folder);
    encode(narration, folder, target('mp4'));
    execFileSync('ffmpeg', ['-y', '-loglevel', 'error', '-i', join(folder, '0.png'), '-vf', 'scale=960:-2', '-q:v', '5', target('jpg')]);
    for (const language of ['id', 'en']) writeFileSync(target(`${language}.vtt`), captions(narration.cues, language));
    const bytes = statSync(target('mp4')).size;
    if (bytes > MAXIMUM_BYTES) throw new Error(`${course}/${key} has ${bytes} bytes, more than ${MAXIMUM_BYTES}.`);
    console.log(`${course}/${key}: ${narration.duration.toFixed(1)} s, ${narration.pictures.length} pictures, ${(bytes / 1e6).toFixed(2)} MB`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const [onlyCourse, onlyKey] = process.argv.slice(2);
const courses = readdirSync(import.meta.dirname, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name);
for (const course of courses.filter((name) => !onlyCourse || name === onlyCourse)) {
  for (const file of readdirSync(join(import.meta.dirname, course))) {
    const key = /^video-(.+)\.json$/.exec(file)?.[1];
    if (key && (!onlyKey || key === onlyKey)) await makeVideo(course, key);
  }
}
