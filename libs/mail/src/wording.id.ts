import type { MailFrame, Wordings } from './templates.js';

export const indonesianFrame: MailFrame = {
  greeting: (recipient) => `Yth. ${recipient},`,
  linkHelp: 'Bila tombol tidak dapat dibuka, salin alamat ini ke peramban:',
  closing: (agency) => `Surel ini dikirim otomatis oleh ${agency}. Mohon tidak membalas surel ini.`,
};

export const indonesian: Wordings = {
  'password-reset': ({ validUntil }) => ({
    subject: 'Atur ulang kata sandi Anda',
    paragraphs: [
      'Kami menerima permintaan untuk mengatur ulang kata sandi akun Anda.',
      `Tautan ini berlaku sampai ${validUntil} dan hanya dapat dipakai satu kali.`,
      'Bila Anda tidak memintanya, abaikan surel ini. Kata sandi Anda tidak berubah.',
    ],
    button: 'Atur ulang kata sandi',
  }),
  welcome: ({ agency, signInName, validUntil }) => ({
    subject: `Akun belajar Anda di ${agency} sudah siap`,
    paragraphs: [
      `${agency} telah membuatkan akun belajar untuk Anda. Anda masuk dengan ${signInName}.`,
      `Buat kata sandi Anda terlebih dahulu. Tautan ini berlaku sampai ${validUntil}.`,
    ],
    button: 'Buat kata sandi',
  }),
  enrolled: ({ course, due }) => ({
    subject: `Anda terdaftar di kursus ${course}`,
    paragraphs: [`Anda terdaftar sebagai peserta kursus ${course}.`, ...(due === null ? [] : [`Selesaikan paling lambat ${due}.`])],
    button: 'Mulai belajar',
  }),
  'due-soon': ({ course, due }) => ({
    subject: `Batas waktu kursus ${course} sudah dekat`,
    paragraphs: [`Kursus ${course} belum Anda selesaikan. Batas waktunya ${due}.`, 'Kemajuan belajar Anda tersimpan. Anda dapat melanjutkan dari materi terakhir.'],
    button: 'Lanjutkan belajar',
  }),
  'result-released': ({ course, quiz }) => ({
    subject: `Hasil ${quiz} sudah dapat dilihat`,
    paragraphs: [`Hasil ${quiz} pada kursus ${course} sudah diumumkan. Nilai dan penjelasannya ada di halaman hasil Anda.`],
    button: 'Lihat hasil',
  }),
  'certificate-issued': ({ course, number }) => ({
    subject: `Sertifikat kursus ${course} sudah terbit`,
    paragraphs: [`Selamat, Anda telah menyelesaikan kursus ${course}.`, `Sertifikat Anda terbit dengan nomor ${number}.`],
    button: 'Lihat sertifikat',
  }),
  'certificate-revoked': ({ course, number, reason }) => ({
    subject: `Sertifikat kursus ${course} dicabut`,
    paragraphs: [
      `Sertifikat nomor ${number} untuk kursus ${course} dicabut dan tidak berlaku lagi.`,
      `Alasan: ${reason}`,
      'Bila menurut Anda ini keliru, ajukan keberatan kepada admin instansi Anda.',
    ],
    button: 'Lihat rincian',
  }),
  'import-finished': ({ file, added, updated, failed }, count) => ({
    subject: failed === 0 ? `Impor ${file} selesai` : `Impor ${file} selesai, ${count(failed)} baris perlu diperbaiki`,
    paragraphs: [
      `Impor ${file} selesai: ${count(added)} baris ditambahkan, ${count(updated)} baris diperbarui, ${count(failed)} baris gagal.`,
      ...(failed === 0 ? [] : ['Unduh baris yang gagal, perbaiki, lalu impor lagi. Baris yang sudah masuk tidak akan ganda.']),
    ],
    button: 'Lihat hasil impor',
  }),
  'session-moved': ({ session, run, when, place }) => ({
    subject: `Perubahan jadwal ${session}`,
    paragraphs: [`Sesi ${session} (${run}) berubah. Waktunya sekarang ${when}.`, `Tempat atau tautan: ${place}`],
    button: 'Lihat kalender',
  }),
  'session-cancelled': ({ session, run, when, reason }) => ({
    subject: `${session} dibatalkan`,
    paragraphs: [`Sesi ${session} (${run}) pada ${when} dibatalkan.`, `Alasan: ${reason}`],
    button: 'Lihat kalender',
  }),
  'session-soon': ({ session, run, when, place }) => ({
    subject: `Pengingat: ${session}, ${when}`,
    paragraphs: [`Sesi ${session} (${run}) dimulai ${when}.`, `Tempat atau tautan: ${place}`],
    button: 'Lihat kalender',
  }),
  'package-offered': ({ course, from, version }, count) => ({
    subject: `${from} menawarkan ${course}`,
    paragraphs: [`${from} menawarkan kursus ${course} (versi ${count(version)}) kepada instansi Anda. Lihat isinya, lalu terima atau tolak dengan alasan.`],
    button: 'Lihat tawaran',
  }),
  'package-updated': ({ course, from, version }, count) => ({
    subject: `Versi baru ${course} dari ${from}`,
    paragraphs: [
      `${from} menerbitkan versi ${count(version)} dari kursus ${course}, yang Anda pakai sebagai kursus sendiri.`,
      'Lihat apa yang berubah, lalu gabungkan ke draf Anda atau tolak. Tanpa tindakan Anda, kursus Anda tidak berubah.',
    ],
    button: 'Lihat perubahan',
  }),
  'behaviour-self': ({ course, days, note, until }) => ({
    subject: `Apa yang berubah setelah pelatihan ${course}?`,
    paragraphs: [
      `Sekitar ${days} hari lalu Anda menyelesaikan ${course}. Ceritakan apa yang sejak itu Anda kerjakan dengan cara lain. Isinya beberapa pertanyaan, sekitar tiga menit.`,
      'Nama Anda tidak disimpan bersama jawaban.',
      `Tautan ini untuk Anda, hanya dapat dipakai sekali, dan berlaku sampai ${until}.`,
      ...(note === '' ? [] : [note]),
    ],
    button: 'Jawab pertanyaan',
  }),
  'behaviour-asked': ({ alumnus, course, days, note, until }) => ({
    subject: `Apa yang berubah pada ${alumnus} setelah pelatihan?`,
    paragraphs: [
      `Sekitar ${days} hari lalu ${alumnus} menyelesaikan ${course}. Ceritakan apa yang Anda lihat berubah dalam pekerjaan sehari-hari. Isinya beberapa pertanyaan, sekitar tiga menit.`,
      'Nama Anda tidak disimpan bersama jawaban, dan jawaban hanya ditampilkan bersama jawaban orang lain.',
      `Tautan ini untuk Anda, hanya dapat dipakai sekali, dan berlaku sampai ${until}.`,
      ...(note === '' ? [] : [note]),
    ],
    button: 'Jawab pertanyaan',
  }),
  'export-ready': ({ file, validUntil }) => ({
    subject: `Berkas ${file} siap diunduh`,
    paragraphs: [`Berkas ${file} yang Anda minta sudah siap. Berkas dapat diunduh sampai ${validUntil}.`],
    button: 'Unduh berkas',
  }),
};
