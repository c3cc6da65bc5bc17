import { defineErrors } from '../core/index.js';

export const reportsErrors = defineErrors({
  report_not_ready: { status: 409, id: 'Berkas laporan ini belum jadi, gagal dibuat, atau sudah dihapus setelah tujuh hari. Minta lagi dari halaman laporan.', en: 'This report file is not ready, failed, or was removed after seven days. Ask for it again on the page of reports.' },
});
