import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { exampleFile } from '@sinau/config';

test('.env.example is what the schema says; `npm run env:example` writes it', () => {
  expect(readFileSync('.env.example', 'utf8')).toBe(exampleFile());
});
