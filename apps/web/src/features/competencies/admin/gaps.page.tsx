import type { GapMatrixView } from '@sinau/contracts/competencies';
import { competencyClasses } from '@sinau/domain/courses';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { callForNamedFile, routeQuery } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { hasRole, useMe } from '../../../lib/session/index.js';
import { ButtonLink } from '../../../ui/button.js';
import { DownloadButton } from '../../../ui/download-button.js';
import { SelectField } from '../../../ui/form/index.js';
import { Section, Sections } from '../../../ui/layout.js';
import { PageHeader } from '../../../ui/page-header.js';
import { ListSkeleton } from '../../../ui/skeleton.js';
import { EmptyState, QueryFailure } from '../../../ui/states.js';
import { Written } from '../../../ui/written.js';
import classes from '../components/competencies.module.css';
import { GapPeople } from '../components/gap-people.js';
import { GapTable } from '../components/gap-table.js';
import { MakeNeeds } from '../components/make-needs.js';
import { classWords } from '../components/words.js';
import type { GapSearch } from '../search.js';

/** Where the matrix stands among the units; each above it is a way back up. */
function Path({ matrix, search }: { readonly matrix: GapMatrixView; readonly search: GapSearch }) {
  const t = useText();
  if (matrix.path.length === 0) return null;
  return (
    <nav className={classes.path} aria-label={t('competencies.gaps.path')}>
      <Link to="/admin/kesenjangan" search={{ kelas: search.kelas }}>{t('competencies.gaps.all')}</Link>
      {matrix.path.map(({ unitId, unitName }, at) => (at === matrix.path.length - 1 ? <b key={unitId}><Written>{unitName}</Written></b> : <Link key={unitId} to="/admin/kesenjangan" search={{ unit: unitId, kelas: search.kelas }}><Written>{unitName}</Written></Link>))}
    </nav>
  );
}

function Content({ matrix, search }: { readonly matrix: GapMatrixView; readonly search: GapSearch }) {
  const t = useText();
  const manages = hasRole(useMe(), 'agency_admin');
  const listed = matrix.competencies.find(({ id }) => id === search.kompetensi);
  return (
    <Sections>
      <div>
        <Path matrix={matrix} search={search} />
        <p className={classes.muted}>{t('competencies.gaps.coverage', { covered: matrix.people.withProfile, all: matrix.people.all })}</p>
        {matrix.rows.length === 0 ? (
          <EmptyState action={manages ? <ButtonLink to="/admin/profil-jabatan" look="outline">{t('competencies.profiles')}</ButtonLink> : undefined}>{t('competencies.gaps.empty')}</EmptyState>
        ) : (
          <GapTable matrix={matrix} search={search} />
        )}
      </div>
      {matrix.rows.length === 0 ? null : (
        <Section title={listed ? t('competencies.gaps.people.in', { name: listed.name }) : t('competencies.gaps.people')} {...(listed && manages ? { actions: <MakeNeeds competency={listed} /> } : {})}>
          <GapPeople search={search} />
        </Section>
      )}
    </Sections>
  );
}

/** Where people stand below what their posts ask for: units against competencies, down to persons. */
export function GapsPage() {
  const t = useText();
  const navigate = useNavigate();
  const search = useSearch({ from: '/frame/shell/admin/kesenjangan' });
  const query = { unitId: search.unit, class: search.kelas };
  const found = useQuery(routeQuery('GET /api/gaps', { query }));
  return (
    <>
      <PageHeader
        title={t('competencies.gaps')} lead={t('competencies.gaps.lead')}
        actions={<DownloadButton look="outline" file={() => callForNamedFile('GET /api/gaps/file', { query })} name="kesenjangan.csv">{t('competencies.download')}</DownloadButton>}
      />
      <div className={classes.filters}>
        <SelectField
          label={t('competencies.column.class')} value={search.kelas ?? ''}
          onChange={(value) => void navigate({ to: '/admin/kesenjangan', search: { unit: search.unit, kelas: competencyClasses.find((name) => name === value) }, replace: true })}
          choices={[{ value: '', label: t('competencies.filter.all') }, ...competencyClasses.map((name) => ({ value: name, label: t(classWords[name]) }))]}
        />
      </div>
      {found.isPending ? <ListSkeleton rows={5} height={88} /> : null}
      {found.isError && !found.data ? <QueryFailure what={t('competencies.gaps.failed')} query={found} /> : null}
      {found.data ? <Content matrix={found.data} search={search} /> : null}
    </>
  );
}
