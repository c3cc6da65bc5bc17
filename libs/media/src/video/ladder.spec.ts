import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { planLadder } from './ladder.js';

const sizes = (width: number, height: number): string[] => planLadder({ width, height }).map((rung) => `${rung.name} ${rung.width}x${rung.height}`);

describe('planLadder', () => {
  it.each([
    ['full HD', 1920, 1080, ['360p 640x360', '720p 1280x720']],
    ['exactly 720p', 1280, 720, ['360p 640x360', '720p 1280x720']],
    ['portrait from a telephone', 1080, 1920, ['360p 360x640', '720p 720x1280']],
    // 360 × 1024 / 600 = 614.4, even: 614; the upper rung keeps the source's size
    ['a projector', 1024, 600, ['360p 614x360', '600p 1024x600']],
    ['a little less than a second rung is worth', 832, 478, ['360p 626x360']],
    ['less than the lowest', 320, 180, ['180p 320x180']],
    ['odd sizes', 321, 181, ['180p 320x180']],
    ['a square', 1000, 1000, ['360p 360x360', '720p 720x720']],
    ['one pixel', 1, 1, ['2p 2x2']],
  ])('plans %s', (_what, width, height, expected) => {
    expect(sizes(width, height)).toEqual(expected);
  });

  it('states bitrates that follow the pixels', () => {
    // 360p: the reference, 800 kbit/s. 720p has 4 times the pixels: 800 × 4^0.8 = 800 × 3.0314 = 2,425 → 2,430 kbit/s
    expect(planLadder({ width: 1920, height: 1080 }).map(({ videoBitrate, audioBitrate }) => [videoBitrate, audioBitrate])).toEqual([
      [800_000, 96_000],
      [2_430_000, 96_000],
    ]);
  });

  it('never makes a picture larger, odd or misshapen, and climbs', () => {
    fc.assert(
      fc.property(fc.integer({ min: 16, max: 8192 }), fc.integer({ min: 16, max: 8192 }), (width, height) => {
        const rungs = planLadder({ width, height });
        for (const rung of rungs) {
          expect(rung.width).toBeLessThanOrEqual(width);
          expect(rung.height).toBeLessThanOrEqual(height);
          expect([rung.width % 2, rung.height % 2]).toEqual([0, 0]);
          // a shape is kept to the nearest even pixel of either side
          expect(Math.abs(rung.width - (width * rung.height) / height)).toBeLessThanOrEqual(1 + (2 * width) / height);
        }
        expect(rungs.length).toBe(Math.min(width, height) >= 480 ? 2 : 1);
        expect(rungs.map(({ videoBitrate }) => videoBitrate)).toEqual(rungs.map(({ videoBitrate }) => videoBitrate).sort((one, other) => one - other));
      }),
    );
  });
});
