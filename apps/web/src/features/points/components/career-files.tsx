import type { PointsView } from '@sinau/contracts/points';
import { callForNamedFile } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { DownloadButton } from '../../../ui/download-button.js';
import classes from './claims.module.css';

/** The record for one's career: printed for all years, and as data of the year in the national system's shapes. */
export function CareerFiles({ points }: { readonly points: PointsView }) {
  const t = useText();
  const year = String(points.year);
  return (
    <>
      <p className={classes.muted}>{t('points.career.text')}</p>
      <div className={classes.buttons}>
        <DownloadButton look="outline" file={() => callForNamedFile('GET /api/me/career-record', { query: {} })} name="catatan-kompetensi.pdf">{t('points.career.pdf')}</DownloadButton>
        <DownloadButton look="plain" file={() => callForNamedFile('GET /api/me/career-record', { query: { year: points.year } })} name={`catatan-kompetensi-${year}.pdf`}>{t('points.career.pdf.year', { year })}</DownloadButton>
        <DownloadButton look="plain" file={() => callForNamedFile('GET /api/me/career-record', { query: { format: 'kursus_csv' } })} name="riwayat-kursus.csv">{t('points.career.csv.course')}</DownloadButton>
        <DownloadButton look="plain" file={() => callForNamedFile('GET /api/me/career-record', { query: { format: 'diklat_csv' } })} name="riwayat-diklat.csv">{t('points.career.csv.structural')}</DownloadButton>
        <DownloadButton look="plain" file={() => callForNamedFile('GET /api/me/career-record', { query: { format: 'json' } })} name="riwayat.json">{t('points.career.json')}</DownloadButton>
      </div>
    </>
  );
}
