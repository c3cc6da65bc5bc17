import type { PersonView } from '@sinau/contracts/organisations';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { call } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button, IconButton } from '../../../ui/button.js';
import { CardLine, CardList } from '../../../ui/card-list.js';
import { ConfirmDialog } from '../../../ui/dialog/index.js';
import { Section } from '../../../ui/layout.js';
import { showToast } from '../../../ui/toast.js';
import { AssignDialog } from './assign-role.js';
import classes from './organisations.module.css';
import { usePersonChange } from './use-person-change.js';
import { roleWords, scopeWords } from './words.js';

type HeldRole = PersonView['roles'][number];

/** Roles held now, with their scope; assign and end. */
export function PersonRoles({ person }: { readonly person: PersonView }) {
  const t = useText();
  const formats = useFormats();
  const change = usePersonChange(person.id);
  const [assigning, setAssigning] = useState(false);
  const [ending, setEnding] = useState<HeldRole | null>(null);
  const word = (held: HeldRole): string => t(roleWords[held.role]);
  const range = ({ validFrom, validTo }: HeldRole): string =>
    validTo === null ? t('organisations.person.since', { from: formats.day(validFrom) }) : t('organisations.person.range', { from: formats.day(validFrom), to: formats.day(validTo) });
  const whenOf = (held: HeldRole): string => (held.inForce ? range(held) : t('organisations.person.role.begins', { from: formats.day(held.validFrom) }));
  return (
    <Section title={t('organisations.person.roles')} actions={person.mayManage ? <Button look="outline" onClick={() => setAssigning(true)}>{t('organisations.person.role.add')}</Button> : undefined}>
      <CardList>
        {person.roles.map((held) => (
          <CardLine key={held.id}>
            <div>
              <b>{word(held)}</b>
              <span className={classes.muted}>{held.scopeName ?? t(scopeWords[held.scopeKind])}, {whenOf(held)}</span>
            </div>
            {person.mayManage ? (
              <IconButton label={t('organisations.person.role.end', { role: word(held) })} onClick={() => setEnding(held)}>
                <IconX size={20} />
              </IconButton>
            ) : null}
          </CardLine>
        ))}
      </CardList>
      {person.roles.length === 0 ? <p className={classes.muted}>{t('organisations.person.roles.none')}</p> : null}
      {person.pastRoles.length === 0 ? null : (
        <details className={classes.past}>
          <summary>{t('organisations.person.roles.past', { count: person.pastRoles.length })}</summary>
          <CardList>
            {person.pastRoles.map((held) => (
              <CardLine key={held.id}>
                <span>{word(held)}</span>
                <span className={classes.muted}>{held.scopeName ?? t(scopeWords[held.scopeKind])}, {range(held)}</span>
              </CardLine>
            ))}
          </CardList>
        </details>
      )}
      <AssignDialog person={person} open={assigning} onClose={() => setAssigning(false)} />
      <ConfirmDialog
        open={ending !== null} onClose={() => setEnding(null)} tone="danger"
        title={t('organisations.person.role.end.ask', { role: ending ? word(ending) : '', name: person.fullName })}
        confirm={t('organisations.person.role.end', { role: ending ? word(ending) : '' })}
        onConfirm={async () => {
          if (!ending) return;
          await change(await call('DELETE /api/people/:personId/roles/:assignmentId', { params: { personId: person.id, assignmentId: ending.id } }));
          showToast(t('organisations.person.role.ended'));
        }}
      >
        <p>{t('organisations.person.role.end.text')}</p>
      </ConfirmDialog>
    </Section>
  );
}
