import { expect, test } from '@jest/globals';
import { deviceLabel } from './device-label.js';
import { normalisedLogin } from './login.js';

test.each([
  ['19900101 201503 2 001', '199001012015032001'],
  ['1990.0101.2015.03.2.001', '199001012015032001'],
  ['  Siti.Rahma@Kota.go.id ', 'siti.rahma@kota.go.id'],
  ['12345', '12345'],
])('%j is the login %s', (typed, stored) => {
  expect(normalisedLogin(typed)).toBe(stored);
});

test.each([
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36', 'Chrome · Windows'],
  ['Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0 Safari/537.36 Edg/141.0', 'Edge · Windows'],
  ['Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/25.0 Chrome/121.0 Mobile Safari/537.36', 'Samsung Internet · Android'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1', 'Safari · iPhone'],
  ['Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/141.0.0.0 Safari/537.36', 'Chrome · Linux'],
  ['<script>alert(1)</script>', 'Sinau'],
  [undefined, 'Sinau'],
])('%s is shown as %s', (userAgent, label) => {
  expect(deviceLabel(userAgent)).toBe(label);
});
