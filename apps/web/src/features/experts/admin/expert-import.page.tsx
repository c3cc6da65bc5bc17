import { call, callForNamedFile } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { DownloadButton } from '../../../ui/download-button.js';
import { FileTrial } from '../../../ui/file-trial/index.js';
import { Sections } from '../../../ui/layout.js';
import { PageHeader } from '../../../ui/page-header.js';
import classes from '../components/experts.module.css';
import { columnWords, faultWords } from '../components/words.js';

/** A file of experts: tried first, then applied. */
export function ExpertImportPage() {
  const t = useText();
  return (
    <>
      <PageHeader title={t('experts.import')} lead={t('experts.import.lead')} crumbs={[{ label: t('experts.title'), to: '/admin/narasumber' }, { label: t('experts.import') }]} />
      <Sections>
        <div>
          <p>{t('experts.import.how')}</p>
          <div className={classes.row}>
            <DownloadButton look="outline" file={() => callForNamedFile('GET /api/experts/file')} name="narasumber.csv">{t('experts.import.template')}</DownloadButton>
          </div>
        </div>
        <FileTrial
          label={t('experts.import.file')} hint={t('experts.import.file.hint')} words={{ columns: columnWords, faults: faultWords }} stale={['GET /api/experts']}
          check={(content) => call('POST /api/experts/file/check', { body: { content } })} apply={(content) => call('POST /api/experts/file', { body: { content } })}
        />
      </Sections>
    </>
  );
}
