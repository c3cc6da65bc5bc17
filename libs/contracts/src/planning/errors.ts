import type { LimitName } from '@sinau/domain/planning';
import { defineErrors, type Words } from '../core/index.js';

const limitWords: Readonly<Record<LimitName, Words>> = {
  budget: { id: 'anggaran', en: 'budget' },
  seats: { id: 'kursi', en: 'seats' },
  instructorDays: { id: 'hari pengajar', en: 'instructor days' },
  hours: { id: 'JP', en: 'JP' },
};

export const planningErrors = defineErrors({
  template_competency_unknown: { status: 400, id: 'Kompetensi yang dipilih tidak ada lagi. Pilih yang lain.', en: 'The chosen competency is gone. Choose another one.' },
  plan_signed: { status: 409, id: 'Rencana ini sudah ditandatangani dan tidak dapat diubah. Buat revisi untuk mengubahnya.', en: 'This plan is signed and cannot be changed. Begin a revision to change it.' },
  plan_not_signed: { status: 409, id: 'Rencana ini masih konsep; ubah langsung tanpa revisi.', en: 'This plan is still a draft; change it directly.' },
  plan_draft_exists: { status: 409, id: 'Sudah ada konsep rencana untuk {year}. Lanjutkan atau tandatangani konsep itu.', en: 'There is a draft for {year} already. Go on with it, or sign it.' },
  plan_empty: { status: 409, id: 'Rencana belum berisi program. Tambahkan sedikitnya satu angkatan.', en: 'The plan holds no programme yet. Add at least one run.' },
  plan_item_unknown: { status: 400, id: 'Ada program yang bukan bagian dari rencana ini. Muat ulang, lalu coba lagi.', en: 'A programme is no part of this plan. Reload and try again.' },
  plan_beyond_limits: { status: 409, id: 'Rencana melampaui batasnya: {limits}. Kurangi angkatan, atau susun ulang dengan batas lain.', en: 'The plan passes its limits: {limits}. Take runs away, or propose anew with other limits.', words: { limits: limitWords } },
  budget_line_reversed: { status: 409, id: 'Baris ini sudah dibatalkan, atau sendirinya membatalkan baris lain. Tambahkan baris baru untuk membetulkannya.', en: 'This line was taken back already, or takes another back. Add a new line to correct it.' },
  plan_beyond_most: { status: 409, id: '“{name}” paling banyak {most} angkatan setahun.', en: '“{name}” can be held at most {most} times a year.' },
});
