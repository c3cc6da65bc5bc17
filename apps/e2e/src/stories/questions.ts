import type { Page } from 'playwright-core';
import { addChoices, addNumber, addShortText, addTruth } from './builder.js';

/** One question of each kind, as the instructor writes them with key and feedback. The course's final quiz. */
export const QUESTION_COUNT = 5;

export async function writeQuestions(page: Page): Promise<void> {
  await addChoices(page, 'Pilihan ganda', {
    stem: 'Siapa yang ditanya lebih dahulu saat merancang layanan?',
    options: ['Warga yang memakainya', 'Penyedia aplikasi'],
    right: [0],
    feedback: 'Warga tahu di mana mereka tersendat.',
  });
  await addChoices(page, 'Beberapa jawaban', {
    stem: 'Mana yang membuat persyaratan mudah dipenuhi?',
    options: ['Contoh berkas yang benar', 'Daftar yang singkat', 'Istilah hukum tanpa penjelasan'],
    right: [0, 1],
    feedback: 'Contoh dan daftar singkat menolong.',
  });
  await addTruth(page, { stem: 'Warga yang salah mengisi perlu tahu apa yang harus diperbaiki.', truth: 'Benar', feedback: 'Benar: beri tahu langkahnya.' });
  await addShortText(page, { stem: 'Apa singkatan dari survei kepuasan masyarakat?', accepted: ['SKM', 'Survei SKM'], feedback: 'SKM.' });
  await addNumber(page, { stem: 'Berapa menit satu jam pelajaran?', value: '45', unit: 'menit', feedback: '1 JP adalah 45 menit.' });
}
