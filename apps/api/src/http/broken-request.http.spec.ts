import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startTestApi, type TestApi } from '../api.spec-kit.js';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
}, 60_000);
afterAll(() => api.close());

/** Writes bytes to the API and gives back all it says until it hangs up. */
function told(bytes: string): Promise<string> {
  const address: unknown = api.app.getHttpServer().address();
  const port = typeof address === 'object' && address !== null && 'port' in address ? Number(address.port) : 0;
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    socket.on('error', (error: NodeJS.ErrnoException) => (error.code === 'ECONNRESET' ? resolve(text) : reject(error)));
    socket.on('close', () => resolve(text));
  });
}

function expectProblem(answer: string, expected: { status: number; code: string; detail: string }): void {
  const [head = '', body = ''] = answer.split('\r\n\r\n');
  expect(head).toMatch(new RegExp(`^HTTP/1\\.1 ${expected.status} \\w`));
  expect(head.toLowerCase()).toContain('content-type: application/problem+json');
  expect(head.toLowerCase()).toContain(`content-length: ${Buffer.byteLength(body)}`);
  expect(JSON.parse(body)).toMatchObject({ ...expected, requestId: expect.any(String) });
}

const line = 'Host: sinau.test\r\n';
const broken: readonly (readonly [string, string, { status: number; code: string; detail: string }])[] = [
  ['a header line without a colon', `GET /api/me HTTP/1.1\r\n${line}no colon here\r\n\r\n`, { status: 400, code: 'malformed_request', detail: 'Permintaan ini bukan HTTP yang sah.' }],
  ['a method that is none', `BANANA /api/me HTTP/1.1\r\n${line}\r\n`, { status: 400, code: 'malformed_request', detail: 'Permintaan ini bukan HTTP yang sah.' }],
  ['two lengths at once', `POST /api/sessions HTTP/1.1\r\n${line}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}`, { status: 400, code: 'malformed_request', detail: 'Permintaan ini bukan HTTP yang sah.' }],
  ['a chunk whose length is no number', `POST /api/sessions HTTP/1.1\r\n${line}Accept-Language: en\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n`, { status: 400, code: 'malformed_request', detail: 'This request is not valid HTTP.' }],
  ['headers of more than 16 KiB', `GET /api/me HTTP/1.1\r\n${line}Accept-Language: en-GB\r\nX-Long: ${'a'.repeat(17_000)}\r\n\r\n`, { status: 431, code: 'headers_too_large', detail: expect.stringContaining('Remove the cookies') as unknown as string }],
  ['an expectation that nobody can meet', `GET /api/me HTTP/1.1\r\n${line}Expect: banana\r\n\r\n`, { status: 417, code: 'expectation_failed', detail: expect.stringContaining('tidak dapat dipenuhi') as unknown as string }],
];

describe('what is no HTTP', () => {
  test.each(broken)('%s is answered as a problem in the language asked for', async (_, bytes, expected) => {
    expectProblem(await told(bytes), expected);
    expect((await api.as(api.people.learner).get('/api/me')).status).toBe(200);
  });

  test('100-continue is met', async () => {
    expect(await told(`PUT /api/nothing HTTP/1.1\r\n${line}Connection: close\r\nExpect: 100-continue\r\nContent-Length: 0\r\n\r\n`)).toMatch(/^HTTP\/1\.1 100 Continue/);
  });
});

describe('an address that can’t be read', () => {
  test.each(['/api/courses/%E0%A4/draft', '/%ZZ', '/%', `/api/courses/${'a'.repeat(201)}/draft`])('%s', async (path) => {
    for (const [language, detail] of [['id', 'Alamat ini tidak dapat dibaca. Periksa tautannya.'], ['en', 'This address cannot be read. Check the link.']] as const) {
      const answer = await api.as(api.people.learner).get(path, { 'accept-language': language });
      expect(answer.headers['content-type']).toContain('application/problem+json');
      expect(answer.body).toMatchObject({ status: 400, code: 'unreadable_address', detail });
    }
  });
});

describe('what is wrong with a field is said in the user’s language', () => {
  const refused = async (language: string, body: string) => {
    const answer = await api.wire.send({ method: 'POST', path: '/api/sessions', body, headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json', 'accept-language': language } });
    expect(answer.headers['content-type']).toContain('application/problem+json');
    return JSON.parse(answer.text) as unknown;
  };

  test('a missing and an unknown field, and a text that is too long for any', async () => {
    expect(await refused('id', '{"login":7,"password":"x","more":1}')).toMatchObject({ fields: expect.arrayContaining([{ path: 'login', message: 'Isi dengan teks.' }, { path: '', message: 'Tidak dikenal di sini: more.' }]) });
    expect(await refused('en', '{"login":7,"password":"x","more":1}')).toMatchObject({ fields: expect.arrayContaining([{ path: 'login', message: 'Enter text.' }, { path: '', message: 'Not known here: more.' }]) });
    const long = JSON.stringify({ login: 'a'.repeat(20_001) });
    expect(await refused('id', long)).toMatchObject({ fields: [{ path: 'login', message: 'Lebih dari 20.000 karakter. Persingkat isian ini.' }] });
    expect(await refused('en', long)).toMatchObject({ fields: [{ path: 'login', message: 'More than 20,000 characters. Shorten this.' }] });
  });

  test('a body that is no JSON is called so', async () => {
    for (const body of ['{"login":', '{login}', '']) expect(await refused('id', body)).toMatchObject({ status: 400, code: 'malformed_json', detail: 'Isi permintaan bukan JSON yang sah.' });
  });
});
