import { defineErrors } from '../core/index.js';

export const auditErrors = defineErrors({
  audit_export_too_large: {
    status: 422,
    id: 'Pilihan ini memuat {rows} catatan; satu berkas paling banyak {limit}. Persempit tanggal atau saringannya, lalu unduh lagi.',
    en: 'This choice holds {rows} entries; a file holds {limit} at most. Narrow the dates or filters, then download again.',
  },
});
