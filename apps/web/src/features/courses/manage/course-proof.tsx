import type { CourseProofView } from '@sinau/contracts/competencies';
import { competencyLevels, type CompetencyLevel } from '@sinau/domain/competencies';
import { useQuery } from '@tanstack/react-query';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { routeQuery, useRouteMutation } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button, IconButton } from '../../../ui/button.js';
import { SelectField } from '../../../ui/form/index.js';
import { ListSkeleton } from '../../../ui/skeleton.js';
import { ErrorReason, QueryFailure } from '../../../ui/states.js';
import { showToast } from '../../../ui/toast.js';
import classes from './builder.module.css';

/** As many as a course may prove. */
const MOST = 10;
type Proof = { readonly competencyId: string; readonly name: string; readonly level: CompetencyLevel };

function AddCompetency({ proofs, onAdd }: { readonly proofs: readonly Proof[]; readonly onAdd: (proof: Proof) => void }) {
  const t = useText();
  const framework = useQuery(routeQuery('GET /api/competencies', { query: { limit: 100 } }));
  if (framework.isError) return <QueryFailure what={t('courses.proof.failed')} query={framework} />;
  const free = (framework.data?.rows ?? []).filter(({ id }) => !proofs.some((one) => one.competencyId === id));
  const add = (id: string): void => {
    const found = free.find((one) => one.id === id);
    if (found !== undefined) onAdd({ competencyId: found.id, name: found.name, level: 3 });
  };
  if (framework.isSuccess && framework.data.rows.length === 0) return <p className={classes.note}>{t('courses.proof.no_framework')}</p>;
  return <SelectField label={t('courses.proof.add')} value="" onChange={add} choices={[{ value: '', label: t('courses.proof.choose') }, ...free.map(({ id, name }) => ({ value: id, label: name }))]} />;
}

function Editor({ courseId, found }: { readonly courseId: string; readonly found: CourseProofView }) {
  const t = useText();
  const [proofs, setProofs] = useState<readonly Proof[]>(() => found.competencies.map(({ competencyId, name, level }) => ({ competencyId, name, level })));
  const change = useRouteMutation('PUT /api/courses/:courseId/competencies', { invalidates: ['GET /api/courses/:courseId/competencies'] });
  const save = (): void =>
    change.mutate({ params: { courseId }, body: { competencies: proofs.map(({ competencyId, level }) => ({ competencyId, level })) } }, { onSuccess: () => showToast(t('courses.proof.saved')) });
  const levels = competencyLevels.map((level) => ({ value: String(level), label: t('courses.proof.level', { level }) }));
  return (
    <>
      {proofs.length === 0 ? <p className={classes.note}>{t('courses.proof.none')}</p> : null}
      <ul className={classes.list}>
        {proofs.map((proof) => (
          <li key={proof.competencyId} className={classes.objective}>
            <SelectField
              label={proof.name} value={String(proof.level)} choices={levels}
              onChange={(value) => setProofs(proofs.map((one) => (one === proof ? { ...one, level: competencyLevels.find((level) => String(level) === value) ?? one.level } : one)))}
            />
            <IconButton label={t('courses.proof.remove', { name: proof.name })} onClick={() => setProofs(proofs.filter((one) => one !== proof))}>
              <IconX size={20} />
            </IconButton>
          </li>
        ))}
      </ul>
      {proofs.length >= MOST ? null : <AddCompetency proofs={proofs} onAdd={(proof) => setProofs([...proofs, proof])} />}
      {change.isError ? <p role="alert"><ErrorReason error={change.error} /></p> : null}
      <div>
        <Button look="outline" busy={change.isPending} onClick={save}>
          {t('courses.proof.save')}
        </Button>
      </div>
    </>
  );
}

/** What the certificate of the course proves from now on. It is not part of a version: certificates that were issued keep what they proved. */
export function CourseProof({ courseId }: { readonly courseId: string }) {
  const t = useText();
  const proof = useQuery(routeQuery('GET /api/courses/:courseId/competencies', { params: { courseId } }));
  return (
    <div className={classes.part} id="kompetensi" tabIndex={-1}>
      <h3>{t('courses.proof.title')}</h3>
      <p className={classes.note}>{t('courses.proof.hint')}</p>
      {proof.isPending ? <ListSkeleton rows={2} height={56} /> : null}
      {proof.isError && !proof.data ? <QueryFailure what={t('courses.proof.failed')} query={proof} /> : null}
      {proof.data?.mayChange ? <Editor key={proof.data.competencies.map(({ competencyId, level }) => `${competencyId}${level}`).join()} courseId={courseId} found={proof.data} /> : null}
      {proof.data && !proof.data.mayChange ? (
        <ul className={classes.list}>
          {proof.data.competencies.length === 0 ? <li>{t('courses.proof.none')}</li> : null}
          {proof.data.competencies.map(({ competencyId, name, level }) => (
            <li key={competencyId}>{t('courses.proof.level_of', { name, level })}</li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
