import { useNavigate, useSearch } from '@tanstack/react-router';
import { useText } from '../../../lib/i18n/index.js';
import { PageHeader } from '../../../ui/page-header.js';
import { Tabs } from '../../../ui/tabs.js';
import { FrameworkImport } from './framework-import.js';
import { LevelImport } from './level-import.js';

/** A file of the framework, of profiles or of levels: tried first, then written in the background. */
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
        {kind === 'levels' ? <LevelImport /> : <FrameworkImport key={kind} kind={kind} />}
      </Tabs>
    </>
  );
}
