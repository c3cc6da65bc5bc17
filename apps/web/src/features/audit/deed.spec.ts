/** @jest-environment node */
import { beforeAll, expect, test } from '@jest/globals';
import { i18n } from '@lingui/core';
import { actorOf, deedOf, type Entry } from './deed.js';
import { messages } from './locale/id.js';

/** As the catalogue of jobs has it. */
const words = { 'jobs.issue-certificate': 'Menerbitkan sertifikat' };
const t = (id: string, values?: Record<string, string | number>) => i18n._(id, values);
beforeAll(() => {
  i18n.load({ id: { ...words, ...messages } });
  i18n.activate('id');
});

const entry: Entry = {
  id: '0199aaaa-0000-7000-8000-000000000001', position: 7, at: '2026-11-22T02:30:00.000Z', actorId: null, actorName: 'Agus Setiawan', action: 'certificate.revoked',
  subject: { kind: 'certificate', id: null, name: null }, facts: { number: '12/KOTA', reason: 'Salah nama' }, requestId: null,
};

test('says in words what was done, with its facts', () => {
  expect(deedOf(entry, t)).toBe('mencabut sertifikat 12/KOTA. Alasan: Salah nama');
  expect(deedOf({ ...entry, action: 'person.suspended', subject: { kind: 'person', id: null, name: 'Siti Rahmawati' }, facts: {} }, t)).toBe('menonaktifkan akun Siti Rahmawati');
  expect(deedOf({ ...entry, facts: {} }, t)).toBe('mencabut sertifikat –. Alasan: –');
  expect(deedOf({ ...entry, action: 'later.invented' }, t)).toBe('tindakan later.invented');
});

test('names the system by its job', () => {
  expect(actorOf(entry, t)).toBe('Agus Setiawan');
  expect(actorOf({ ...entry, actorName: 'system:issue-certificate' }, t)).toBe('Sistem (Menerbitkan sertifikat)');
  expect(actorOf({ ...entry, actorName: 'system:later-job' }, t)).toBe('Sistem (later-job)');
});
