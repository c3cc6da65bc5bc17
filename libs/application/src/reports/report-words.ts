import type { ReportName } from '@sinau/domain/reports';

type Words = { readonly titles: Readonly<Record<ReportName, string>>; readonly columns: Readonly<Record<string, string>>; readonly codes: Readonly<Record<string, string>> };

/** Headings and words of files; the screen has its own catalogue. */
export const reportWords: Readonly<Record<'id' | 'en', Words>> = {
  id: {
    titles: { hours: 'JP menurut unit', decisions: 'Menunggu keputusan', evaluations: 'Evaluasi terlambat', budget: 'Anggaran program', needs: 'Kebutuhan belum terpenuhi' },
    columns: {
      unit: 'Unit kerja', people: 'Orang', hours: 'JP tercatat', obliged: 'Wajib JP', reached: 'Mencapai', reached_share: 'Mencapai (%)', run: 'Angkatan', course: 'Kursus', ended: 'Berakhir', days: 'Hari lewat', participants: 'Peserta',
      completed: 'Selesai', owed: 'Yang terutang', due: 'Jatuh tempo', missing: 'Kurang', programme: 'Program', planned: 'Direncanakan (Rp)', committed: 'Terikat (Rp)', spent: 'Dibelanjakan (Rp)', spent_share: 'Terpakai (%)', need: 'Kebutuhan', origin: 'Asal', weight: 'Bobot',
    },
    codes: { reaction: 'Evaluasi reaksi', behaviour: 'Evaluasi perilaku', answers: 'Jawaban evaluasi perilaku', gap: 'Kesenjangan', survey: 'Survei layanan', citizen: 'Usulan masyarakat', leader: 'Instruksi pimpinan', evaluation: 'Evaluasi' },
  },
  en: {
    titles: { hours: 'JP by unit', decisions: 'Awaiting a decision', evaluations: 'Overdue evaluations', budget: 'Programme budgets', needs: 'Unmet needs' },
    columns: {
      unit: 'Unit', people: 'People', hours: 'JP recorded', obliged: 'Owe JP', reached: 'Reached', reached_share: 'Reached (%)', run: 'Run', course: 'Course', ended: 'Ended', days: 'Days late', participants: 'Learners', completed: 'Completed',
      owed: 'What is owed', due: 'Due', missing: 'Missing', programme: 'Programme', planned: 'Planned (Rp)', committed: 'Committed (Rp)', spent: 'Spent (Rp)', spent_share: 'Spent (%)', need: 'Need', origin: 'Origin', weight: 'Weight',
    },
    codes: { reaction: 'Evaluation of reaction', behaviour: 'Evaluation of behaviour', answers: 'Answers on behaviour', gap: 'Gap', survey: 'Service survey', citizen: 'Citizens', leader: 'Leader', evaluation: 'Evaluation' },
  },
};
