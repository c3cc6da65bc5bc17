/** @jest-environment node */
import { beforeAll, expect, test } from '@jest/globals';
import { i18n } from '@lingui/core';
import { createFormats } from '../../lib/formats/formats.js';
import { actorOf, deedOf, factsOf, subjectOf, type Entry } from './deed.js';
import { messages } from './locale/id.js';

/** As the catalogues of jobs and of facts have it. */
const words = {
  'jobs.issue-certificate': 'Menerbitkan sertifikat',
  'facts.name.year': 'Tahun', 'facts.name.role': 'Peran', 'facts.name.emailChanged': 'Surel diubah', 'facts.name.validFrom': 'Berlaku mulai', 'facts.name.deadlineAt': 'Batas waktu',
  'facts.name.budget': 'Anggaran (Rp)', 'facts.name.names': 'Nama', 'facts.name.reason': 'Alasan', 'facts.role.agency_admin': 'Admin instansi', 'facts.kind.change_curriculum': 'ubah kurikulum',
  'facts.subject.certificate': 'Sertifikat', 'facts.yes': 'Ya',
};
const t = (id: string, values?: Record<string, string | number>) => i18n._(id, values);
const formats = createFormats('id', 'Asia/Jakarta');
beforeAll(() => {
  i18n.load({ id: { ...words, ...messages } });
  i18n.activate('id');
});

const entry: Entry = {
  id: '0199aaaa-0000-7000-8000-000000000001', position: 7, at: '2026-11-22T02:30:00.000Z', actorId: null, actorName: 'Agus Setiawan', action: 'certificate.revoked',
  subject: { kind: 'certificate', id: null, name: null }, facts: { number: '12/KOTA', class: 'data_error', reason: 'Salah nama' }, requestId: null,
};
const deed = (changed: Partial<Entry>) => deedOf({ ...entry, ...changed }, t, formats);

test('says in words what was done, with its facts', () => {
  expect(deed({})).toBe('mencabut sertifikat 12/KOTA. Alasan: Salah nama');
  expect(deed({ action: 'person.suspended', subject: { kind: 'person', id: null, name: 'Siti Rahmawati' }, facts: {} })).toBe('menonaktifkan akun Siti Rahmawati');
  expect(deed({ facts: {} })).toBe('mencabut sertifikat –. Alasan: –');
  expect(deed({ action: 'claim.accepted', facts: { title: 'Analisis kebijakan', hours: 7.5, reason: null } })).toBe('menyetujui klaim Analisis kebijakan: 7,5 JP');
  expect(deed({ action: 'run.decided', subject: { kind: 'run', id: null, name: 'Angkatan I' }, facts: { kind: 'change_curriculum', reason: 'Terlalu panjang' } })).toBe('menutup angkatan Angkatan I dengan keputusan ubah kurikulum. Alasan: Terlalu panjang');
  expect(deed({ action: 'later.invented' })).toBe('tindakan later.invented');
});

test('says each fact in words: names, choices, days, moments, numbers and what is missing', () => {
  expect(factsOf({ ...entry, facts: { year: 2026, role: 'agency_admin', emailChanged: true, validFrom: '2026-12-01', deadlineAt: '2026-11-22T02:30:00.000Z', budget: 1500000, names: ['Sari', 'Budi'], reason: null, invented: 'later' } }, t, formats)).toEqual([
    ['Tahun', '2026'], ['Peran', 'Admin instansi'], ['Surel diubah', 'Ya'], ['Berlaku mulai', '1 Des 2026'], ['Batas waktu', formats.dateTime('2026-11-22T02:30:00.000Z')],
    ['Anggaran (Rp)', '1.500.000'], ['Nama', 'Sari, Budi'], ['Alasan', '–'], ['invented', 'later'],
  ]);
  expect([subjectOf(entry, t), subjectOf({ ...entry, subject: { kind: 'certificate', id: null, name: 'Bukti' } }, t)]).toEqual(['Sertifikat', 'Bukti']);
});

test('names the system by its job', () => {
  expect(actorOf(entry, t)).toBe('Agus Setiawan');
  expect(actorOf({ ...entry, actorName: 'system:issue-certificate' }, t)).toBe('Sistem (Menerbitkan sertifikat)');
  expect(actorOf({ ...entry, actorName: 'system:later-job' }, t)).toBe('Sistem (later-job)');
});
