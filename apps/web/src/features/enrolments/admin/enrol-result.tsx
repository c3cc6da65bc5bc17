import type { EnrolResultView } from '@sinau/contracts/enrolments';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { Notice } from '../../../ui/notice.js';
import classes from './admin.module.css';
import { unknownCsv } from './identifier-rows.js';

type Unknown = EnrolResultView['unknown'];
const REASONS = { unknown: 'enrolments.unknown.unknown', suspended: 'enrolments.unknown.suspended', duplicate: 'enrolments.unknown.duplicate' } as const;
/** Rows shown here; the file holds all. */
const SHOWN = 100;

function download(text: string, fileName: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** Rows of a list that name nobody who can be enrolled, to read and to download. */
export function UnknownRows({ rows }: { readonly rows: Unknown }) {
  const t = useText();
  const formats = useFormats();
  if (rows.length === 0) return null;
  const headings = [t('enrolments.unknown.row'), t('enrolments.unknown.value'), t('enrolments.unknown.reason')];
  return (
    <div className={classes.stack}>
      <b>{t('enrolments.unknown.title', { count: formats.number(rows.length) })}</b>
      <ul className={classes.unknown}>
        {rows.slice(0, SHOWN).map((row) => (
          <li key={row.row}>
            <span>{t('enrolments.unknown.line', { row: formats.number(row.row) })}</span>
            <b className="num">{row.value}</b>
            <span>{t(REASONS[row.reason])}</span>
          </li>
        ))}
      </ul>
      {rows.length > SHOWN ? <p>{t('enrolments.unknown.more', { count: formats.number(rows.length - SHOWN) })}</p> : null}
      <Button look="outline" onClick={() => download(unknownCsv(rows.map((row) => ({ ...row, reason: t(REASONS[row.reason]) })), headings), t('enrolments.unknown.file'))}>
        {t('enrolments.unknown.download')}
      </Button>
    </div>
  );
}

/** What came of it, in counts. */
export function EnrolResult({ result }: { readonly result: EnrolResultView }) {
  const t = useText();
  const formats = useFormats();
  return (
    <div className={classes.stack} role="status">
      <Notice tone={result.full > 0 ? 'warning' : 'info'}>
        <b>{t('enrolments.result.enrolled', { count: formats.number(result.enrolled) })}</b>
        {result.already > 0 ? <div>{t('enrolments.result.already', { count: formats.number(result.already) })}</div> : null}
        {result.withdrawn > 0 ? <div>{t('enrolments.result.withdrawn', { count: formats.number(result.withdrawn) })}</div> : null}
        {result.full > 0 ? <div>{t('enrolments.result.full', { count: formats.number(result.full) })}</div> : null}
      </Notice>
      <UnknownRows rows={result.unknown} />
    </div>
  );
}
