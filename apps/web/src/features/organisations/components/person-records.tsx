import type { PersonView } from '@sinau/contracts/organisations';
import { positionKinds } from '@sinau/domain/organisations';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call, routeQuery } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { CardLine, CardList } from '../../../ui/card-list.js';
import { FormDialog } from '../../../ui/dialog/index.js';
import { Section } from '../../../ui/layout.js';
import { entry, TextField } from '../../../ui/form/index.js';
import { IdentifierFields, identifierOf, personFieldIds, PostFields, postOf } from './post-fields.js';
import classes from './organisations.module.css';
import { usePersonChange } from './use-person-change.js';
import { assignmentWords, kindWords, positionWords } from './words.js';

type PartProps = { readonly person: PersonView };

type Post = PersonView['appointments'][number];

/** "sejak 1 Jan 2020", "1 Jan 2020 sampai 31 Des 2024", or that it was corrected on its first day and never held. */
function useRange(): (from: string, to: string | null) => string {
  const t = useText();
  const formats = useFormats();
  return (from, to) => (to !== null && to < from ? t('organisations.person.void', { from: formats.day(from) }) : to === null ? t('organisations.person.since', { from: formats.day(from) }) : t('organisations.person.range', { from: formats.day(from), to: formats.day(to) }));
}

/** The word for a kind of post; an unknown one is shown as it is stored. */
function usePositionWord(): (kind: string) => string {
  const t = useText();
  return (kind) => {
    const known = positionKinds.find((one) => one === kind);
    return known === undefined ? kind : t(positionWords[known]);
  };
}

export function Identifiers({ person }: PartProps) {
  const t = useText();
  const range = useRange();
  const change = usePersonChange(person.id);
  const [open, setOpen] = useState(false);
  return (
    <Section
      title={t('organisations.person.identifiers')}
      actions={person.mayManage ? <Button look="outline" onClick={() => setOpen(true)}>{t('organisations.person.identifier.give')}</Button> : undefined}
    >
      {person.identifiers.length === 0 ? <p className={classes.muted}>{t('organisations.person.identifiers.none')}</p> : null}
      <CardList>
        {person.identifiers.map((identifier) => (
          <CardLine key={identifier.id}>
            <b className={classes.number}>{identifier.value}</b>
            <span className={classes.muted}>{t(kindWords[identifier.kind])}, {range(identifier.validFrom, identifier.validTo)}</span>
          </CardLine>
        ))}
      </CardList>
      <FormDialog
        open={open} onClose={() => setOpen(false)} title={t('organisations.person.identifier.give')} lead={t('organisations.person.identifier.lead')}
        submit={t('organisations.person.save')} ids={personFieldIds}
        send={async (form) => {
          const identifier = identifierOf(form) ?? { kind: 'nip' as const, value: '' };
          await change(await call('POST /api/people/:personId/identifiers', { params: { personId: person.id }, body: identifier }));
        }}
      >
        <IdentifierFields dated />
      </FormDialog>
    </Section>
  );
}

/** The last day of a post that nothing follows at once: an acting one, an additional task. */
function EndDialog({ person, post, onClose }: PartProps & { readonly post: Post | null; readonly onClose: () => void }) {
  const t = useText();
  const change = usePersonChange(person.id);
  return (
    <FormDialog
      open={post !== null} onClose={onClose} title={t('organisations.person.post.end', { title: post?.positionTitle ?? '' })} submit={t('organisations.person.post.end.do')}
      send={async (form) => {
        if (post) await change(await call('PUT /api/people/:personId/appointments/:appointmentId/end', { params: { personId: person.id, appointmentId: post.id }, body: { validTo: entry(form, 'validTo') } }));
      }}
    >
      <TextField name="validTo" type="date" label={t('organisations.field.until')} required />
    </FormDialog>
  );
}

export function Posts({ person }: PartProps) {
  const t = useText();
  const range = useRange();
  const word = usePositionWord();
  const change = usePersonChange(person.id);
  const [open, setOpen] = useState(false);
  const [ending, setEnding] = useState<Post | null>(null);
  const units = useQuery({ ...routeQuery('GET /api/units'), enabled: open });
  return (
    <Section
      title={t('organisations.person.posts')}
      actions={person.mayManage ? <Button look="outline" onClick={() => setOpen(true)}>{t('organisations.person.appoint')}</Button> : undefined}
    >
      {person.appointments.length === 0 ? <p className={classes.muted}>{t('organisations.person.posts.none')}</p> : null}
      <CardList>
        {person.appointments.map((post) => (
          <CardLine key={post.id}>
            <div>
              <b>{post.positionTitle}</b>
              <span className={classes.muted}>
                {[post.unitName, word(post.positionKind), post.rank, post.assignmentKind === 'definitive' ? null : t(assignmentWords[post.assignmentKind])].filter((part) => part !== null).join(' · ')}
              </span>
            </div>
            <span className={classes.muted}>{range(post.validFrom, post.validTo)}</span>
            {person.mayManage && post.validTo === null ? (
              <Button look="quiet" aria-label={t('organisations.person.post.end', { title: post.positionTitle })} onClick={() => setEnding(post)}>{t('organisations.person.post.end.do')}</Button>
            ) : null}
          </CardLine>
        ))}
      </CardList>
      <FormDialog
        open={open} onClose={() => setOpen(false)} title={t('organisations.person.appoint')} lead={t('organisations.person.appoint.lead')}
        submit={t('organisations.person.save')} ids={personFieldIds}
        send={async (form) => {
          const post = postOf(form);
          if (post) await change(await call('POST /api/people/:personId/appointments', { params: { personId: person.id }, body: post }));
        }}
      >
        <PostFields units={units.data?.units ?? []} dated />
      </FormDialog>
      <EndDialog person={person} post={ending} onClose={() => setEnding(null)} />
    </Section>
  );
}
