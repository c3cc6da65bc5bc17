import { useNavigate, useSearch } from '@tanstack/react-router';
import { call, callForNamedFile } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { DownloadButton } from '../../../ui/download-button.js';
import { FileTrial } from '../../../ui/file-trial/index.js';
import { Sections } from '../../../ui/layout.js';
import { PageHeader } from '../../../ui/page-header.js';
import { Tabs } from '../../../ui/tabs.js';
import classes from '../components/competencies.module.css';
import { columnWords, faultWords } from '../components/words.js';
import { LevelImport } from './level-import.js';

type Kind = 'framework' | 'profiles';

const doors = {
  framework: { check: 'POST /api/competencies/file/check', apply: 'POST /api/competencies/file', file: 'GET /api/competencies/file', name: 'kompetensi.csv', stale: ['GET /api/competencies', 'GET /api/competencies/:competencyId'] },
  profiles: { check: 'POST /api/competency-profiles/file/check', apply: 'POST /api/competency-profiles/file', file: 'GET /api/competency-profiles/file', name: 'profil-jabatan.csv', stale: ['GET /api/competency-profiles'] },
} as const;

function ImportOf({ kind }: { readonly kind: Kind }) {
  const t = useText();
  const { check, apply, file, name, stale } = doors[kind];
  return (
    <Sections>
      <div>
        <p>{t(kind === 'framework' ? 'competencies.import.framework.how' : 'competencies.import.profiles.how')}</p>
        <div className={classes.buttons}>
          <DownloadButton look="outline" file={() => callForNamedFile(file)} name={name}>{t('competencies.import.template')}</DownloadButton>
        </div>
      </div>
      <FileTrial
        label={t('competencies.import.file')} hint={t('competencies.import.file.hint')} words={{ columns: columnWords, faults: faultWords }} stale={stale}
        check={(content) => call(check, { body: { content } })} apply={(content) => call(apply, { body: { content } })}
      />
    </Sections>
  );
}

/** A file of the framework, of profiles or of levels: tried first, then applied. */
export function CompetencyImportPage() {
  const t = useText();
  const navigate = useNavigate();
  const { jenis } = useSearch({ from: '/frame/shell/admin/kompetensi/impor' });
  const kind = jenis === 'profil' ? 'profiles' : jenis === 'tingkat' ? 'levels' : 'framework';
  return (
    <>
      <PageHeader title={t('competencies.import')} lead={t('competencies.import.lead')} crumbs={[{ label: t('competencies.title'), to: '/admin/kompetensi' }, { label: t('competencies.import') }]} />
      <Tabs
        label={t('competencies.import.kind')} value={kind} tabs={[{ value: 'framework', label: t('competencies.title') }, { value: 'profiles', label: t('competencies.profiles') }, { value: 'levels', label: t('competencies.levels') }]}
        onChange={(next) => void navigate({ to: '/admin/kompetensi/impor', search: { jenis: next === 'profiles' ? 'profil' : next === 'levels' ? 'tingkat' : undefined }, replace: true })}
      >
        {kind === 'levels' ? <LevelImport /> : <ImportOf key={kind} kind={kind} />}
      </Tabs>
    </>
  );
}
