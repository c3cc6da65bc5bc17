import { EventEmitter } from 'node:events';
import { expect, test } from '@jest/globals';
import { logWarnings } from './log-warnings.js';

test('a warning of several lines is one line of the log, and is printed by nobody else', () => {
  const source = new EventEmitter();
  const printed: unknown[] = [];
  source.on('warning', (warning) => printed.push(warning));
  const said: { facts: object; message: string }[] = [];
  logWarnings({ warn: (facts, message) => void said.push({ facts, message }) }, source);
  const notice = Object.assign(new Error('The SDK\n  will require node >=22.\n\nMore at: https://example'), { name: 'NodeVersionSupportWarning', code: 'SDK1' });
  source.emit('warning', notice);
  source.emit('warning', Object.assign(new Error('11 abort listeners'), { name: 'MaxListenersExceededWarning' }));
  expect(printed).toEqual([]);
  expect(said.map(({ message }) => message)).toEqual(['The SDK will require node >=22. More at: https://example', '11 abort listeners']);
  expect(said[0]?.facts).toMatchObject({ warning: 'NodeVersionSupportWarning', code: 'SDK1' });
  expect(said[1]?.facts).not.toHaveProperty('code');
});
