import { afterEach, expect, test } from '@jest/globals';
import type { CertificateDetail } from '@sinau/contracts/certificates';
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { renderPage } from '../../../testing/render-page.js';
import { messages } from '../locale/id.js';
import { ReissueDialog, RevokeDialog } from './revoke-dialog.js';

afterEach(cleanup);

const valid: CertificateDetail = {
  id: '0199aaaa-0000-7000-8000-000000000001', number: '12/KOTA/XI/2026', code: '01ABCDEFGHJKMNPQRSTVWXYZ23', state: 'valid', address: 'https://sinau.test/verifikasi/01ABCDEFGHJKMNPQRSTVWXYZ23',
  holder: { name: 'Siti Rahmawati', identifier: null, rank: null, position: null, unit: null }, agencyName: 'Pemerintah Kota Tirta',
  course: { id: '0199aaaa-0000-7000-8000-000000000002', title: 'Manajemen risiko', hours: 10, competencyClass: 'technical', activityKind: 16, language: 'id', versionNumber: 1, subjects: [] },
  runName: 'Angkatan I', studied: { from: '2026-11-01', to: '2026-11-20' }, score: 92.5, title: 'Sertifikat', signatories: [], issuedOn: '2026-11-20', issuedAt: '2026-11-20T02:00:00.000Z',
  revocation: null, replacedById: null, pdf: { state: 'ready', sha256: null, bytes: 1000 },
  front: {
    title: 'Sertifikat', language: 'id', agency: 'Pemerintah Kota Tirta', number: 'Nomor: 12', awarded: 'diberikan kepada', holder: 'Siti Rahmawati', identity: [], wording: [], course: 'Manajemen risiko', facts: '',
    result: null, dated: '', signatories: [], verification: { caption: '', address: '', code: '' }, qr: { size: 21, path: '' }, hasLogo: false,
  },
  personId: '0199aaaa-0000-7000-8000-000000000003', enrolmentId: '0199aaaa-0000-7000-8000-000000000004', revokedBy: null, revokedReason: null, mayReissue: true, awaitsReplacement: false,
  evidence: { minimumScore: 70, attempts: [], lessons: 4, versionHash: 'hash' }, history: [],
};

test('revoking says what follows: a replacement can be issued, or nothing more', async () => {
  await renderPage(<RevokeDialog certificate={valid} open onClose={() => undefined} />, messages);
  expect(screen.getByText(/sertifikat pengganti dapat diterbitkan dari halaman ini/)).toBeTruthy();
  fireEvent.click(screen.getByRole('radio', { name: /Syarat kelulusan/ }));
  expect(screen.queryByText(/sertifikat pengganti dapat diterbitkan/)).toBeNull();
  expect(screen.getByText(/tidak akan diberi sertifikat lagi/)).toBeTruthy();
});

test('issuing a revoked one again leaves its number revoked and counts its hours anew', async () => {
  await renderPage(<ReissueDialog certificate={{ ...valid, state: 'revoked', revocation: { at: '2026-11-21T02:00:00.000Z', class: 'data_error' } }} open onClose={() => undefined} />, messages);
  expect(screen.getByText(/^Nomor 12\/KOTA\/XI\/2026 tetap dicabut\./)).toBeTruthy();
});
