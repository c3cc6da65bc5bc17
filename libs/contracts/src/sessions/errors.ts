import { defineErrors } from '../core/index.js';

export const sessionsErrors = defineErrors({
  session_ends_before_start: { status: 400, id: 'Waktu selesai sesi harus setelah waktu mulainya.', en: 'A session must end after it starts.' },
  session_too_long: { status: 400, id: 'Satu sesi paling lama {hours} jam. Buat satu sesi untuk setiap hari.', en: 'One session lasts at most {hours} hours. Make a session for each day.' },
  session_without_place: { status: 400, id: 'Isi tempat sesi, tautannya, atau keduanya.', en: 'Give the session a place, a link, or both.' },
  session_cancelled: { status: 409, id: 'Sesi ini sudah dibatalkan.', en: 'This session has been cancelled.' },
  session_has_attendance: {
    status: 409,
    id: 'Presensi {decisions} peserta sudah diputuskan, jadi jenis, waktu, JP, dan batas kehadiran sesi ini tidak bisa diubah dan sesinya tidak bisa dibatalkan. Koreksi presensi tiap peserta bila ada yang keliru.',
    en: 'Attendance of {decisions} people is decided, so this session\'s kind, time, JP and threshold cannot be changed and it cannot be cancelled. Correct each person\'s attendance where it is wrong.',
  },
  room_closed: { status: 409, id: 'Presensi sesi ini dibuka 60 menit sebelum mulai sampai 60 menit setelah selesai.', en: 'Attendance at this session is open from 60 minutes before its start to 60 minutes after its end.' },
  room_code_expired: { status: 409, id: 'Kode ini sudah berganti. Pindai kode yang sekarang tampil di layar ruangan.', en: 'This code has changed. Scan the one that is on the room\'s screen now.' },
  not_in_run: { status: 409, id: 'Orang ini bukan peserta angkatan sesi ini.', en: 'This person is not in the run of this session.' },
  attendance_by_sign_off: { status: 409, id: 'JP praktik lapangan dihitung dari pengesahan laporannya, bukan dari presensi.', en: 'JP of field practice count by the sign-off of its report, not by attendance.' },
  not_field_practice: { status: 409, id: 'Sesi ini bukan praktik lapangan, jadi tidak memakai laporan praktik.', en: 'This session is not field practice, so it takes no practice report.' },
  practice_not_begun: { status: 409, id: 'Praktik ini belum dimulai. Laporannya dibuka pada waktu mulai sesi.', en: 'This practice has not begun. Its report opens when the session starts.' },
  practice_state: { status: 409, id: 'Keadaan laporan ini sudah berubah. Muat ulang halaman untuk melihat keadaan terbarunya.', en: 'The state of this report has changed. Load the page again to see it as it is now.' },
  practice_incomplete: { status: 409, id: 'Tulis apa yang Anda kerjakan dan lampirkan sedikitnya satu foto atau dokumen.', en: 'Write what you did and attach at least one photo or document.' },
  practice_files_pending: { status: 409, id: 'Foto Anda masih disiapkan. Kirim lagi setelah semuanya siap.', en: 'Your photos are still being prepared. Send again once all are ready.' },
  practice_files_full: { status: 409, id: 'Satu laporan memuat paling banyak {limit} berkas. Hapus satu berkas sebelum menambah yang lain.', en: 'A report holds at most {limit} files. Remove one before you add another.' },
  practice_file_refused: { status: 400, id: 'Lampirkan foto JPEG, PNG, atau WebP, atau dokumen PDF.', en: 'Attach a JPEG, PNG or WebP photo, or a PDF document.' },
  practice_file_too_large: { status: 400, id: 'Berkas paling besar {maxMegabytes} MB.', en: 'A file is at most {maxMegabytes} MB.' },
  own_practice: { status: 409, id: 'Laporan praktik Anda sendiri disahkan oleh orang lain.', en: 'Your own practice report is signed off by somebody else.' },
  attendance_columns_missing: {
    status: 400,
    id: 'Berkas ini tidak memuat kolom waktu bergabung, waktu keluar, dan nama atau surel. Ekspor ulang daftar hadir dari penyedia webinar.',
    en: 'This file lacks columns for join time, leave time, and name or e-mail. Export the attendance list from the webinar provider again.',
  },
  hook_signature_wrong: { status: 403, id: 'Tanda tangan laporan ini tidak cocok atau sudah lebih dari lima menit.', en: 'The signature of this report does not match, or it is older than five minutes.' },
});
