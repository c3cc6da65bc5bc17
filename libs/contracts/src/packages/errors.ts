import { defineErrors } from '../core/index.js';

export const packagesErrors = defineErrors({
  package_closed: {
    status: 409,
    id: 'Tawaran ini sudah dijawab atau ditarik. Muat ulang untuk melihat keadaannya.',
    en: 'This offer has been answered or withdrawn. Reload to see where it stands.',
  },
  package_going: { status: 409, id: 'Berkas pembaruan ini sedang disalin. Tunggu sampai selesai.', en: 'The files of this update are being copied. Wait until they are here.' },
  package_damaged: {
    status: 409,
    id: 'Isi paket tidak sama dengan yang diterbitkan pemiliknya, jadi tidak diambil. Minta instansi pemberi menerbitkannya lagi.',
    en: 'The package is not what its owner published, so nothing was taken. Ask the giving agency to publish it again.',
  },
  package_file_missing: {
    status: 409,
    id: 'Ada berkas paket yang sudah tidak ada pada pemiliknya. Minta instansi pemberi mengunggahnya dan menerbitkan versi baru.',
    en: 'A file of the package is no longer there at its owner. Ask the giving agency to upload it and publish a new version.',
  },
  package_file_differs: {
    status: 409,
    id: 'Salinan sebuah berkas tidak sama dengan aslinya, jadi tidak dipakai. Salin lagi; bila tetap gagal, hubungi admin sistem.',
    en: 'The copy of a file differs from the original and is not used. Copy again; if it fails again, tell the system administrator.',
  },
  package_copy_failed: {
    status: 409,
    id: 'Penyalinan gagal berkali-kali. Yang sudah tersalin tersimpan; salin lagi untuk melanjutkan.',
    en: 'Copying failed several times. What was copied is kept; copy again to go on.',
  },
  package_course_not_published: {
    status: 409,
    id: 'Kursus ini belum diterbitkan atau sudah diarsipkan, jadi belum bisa dibagikan. Terbitkan dahulu.',
    en: 'This course is not published or is archived, so it cannot be shared yet. Publish it first.',
  },
  package_programme_without_course: {
    status: 409,
    id: 'Program ini belum punya kursus. Pilih kursusnya di halaman program, lalu bagikan.',
    en: 'This programme has no course yet. Choose one on its page, then share it.',
  },
});
