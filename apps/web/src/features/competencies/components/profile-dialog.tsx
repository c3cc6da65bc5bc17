import type { ProfileView } from '@sinau/contracts/competencies';
import { competencyLevels, LONGEST_NAME } from '@sinau/domain/competencies';
import { FormDialog } from '../../../ui/dialog/index.js';
import { positionKinds } from '@sinau/domain/organisations';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { call, routeQuery } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { entry, SelectField, TextField } from '../../../ui/form/index.js';
import { ListSkeleton } from '../../../ui/skeleton.js';
import { QueryFailure } from '../../../ui/states.js';
import { showToast } from '../../../ui/toast.js';
import classes from './competencies.module.css';
import { kindWords } from './words.js';

/** A kind and a title, and a level for each competency that the post asks for. */
export function ProfileDialog({ profile, onClose }: { readonly profile: ProfileView | null; readonly onClose: () => void }) {
  const t = useText();
  const client = useQueryClient();
  const framework = useQuery(routeQuery('GET /api/competencies', { query: { limit: 100 } }));
  const asked = new Map(profile?.requirements.map(({ competencyId, level }) => [competencyId, level]));
  const send = async (form: FormData): Promise<void> => {
    const requirements = (framework.data?.rows ?? []).flatMap(({ id }) => {
      const level = competencyLevels.find((one) => String(one) === entry(form, id));
      return level === undefined ? [] : [{ competencyId: id, level }];
    });
    const body = { positionKind: positionKinds.find((kind) => kind === entry(form, 'kind')) ?? null, titlePattern: entry(form, 'title'), requirements };
    if (profile === null) await call('POST /api/competency-profiles', { body });
    else await call('PUT /api/competency-profiles/:profileId', { params: { profileId: profile.id }, body: { revision: profile.revision, ...body } });
    await client.invalidateQueries({ queryKey: ['GET /api/competency-profiles'] });
    showToast(t('competencies.saved'));
  };
  const levels = [{ value: '', label: t('competencies.profile.not_asked') }, ...competencyLevels.map((level) => ({ value: String(level), label: t('competencies.level.number', { level }) }))];
  return (
    <FormDialog open onClose={onClose} title={t(profile === null ? 'competencies.profile.add' : 'competencies.profile.change')} submit={t('competencies.save')} send={send}>
      <div className={classes.fields}>
        <SelectField name="kind" label={t('competencies.column.kind')} defaultValue={profile?.positionKind ?? ''} choices={[{ value: '', label: t('competencies.kind.any') }, ...positionKinds.map((kind) => ({ value: kind, label: t(kindWords[kind]) }))]} />
      </div>
      <TextField name="title" label={t('competencies.column.title')} hint={t('competencies.profile.title.hint')} defaultValue={profile?.titlePattern} maxLength={LONGEST_NAME} />
      {framework.isPending ? <ListSkeleton rows={4} height={56} /> : null}
      {framework.isError && !framework.data ? <QueryFailure what={t('competencies.failed')} query={framework} /> : null}
      <div className={classes.fields}>
        {framework.data?.rows.map(({ id, name }) => <SelectField key={id} name={id} label={name} defaultValue={String(asked.get(id) ?? '')} choices={levels} />)}
      </div>
    </FormDialog>
  );
}
