import type { UnitView } from '@sinau/contracts/organisations';
import { assignmentKinds, bareIdentifier, identifierKinds, positionKinds, ranks, type AssignmentKind, type IdentifierKind, type PositionKind, type Rank } from '@sinau/domain/organisations';
import { useText } from '../../../lib/i18n/index.js';
import { entry, SelectField, TextField, type Choice } from '../../../ui/form/index.js';
import classes from './organisations.module.css';
import { assignmentWords, kindWords, positionWords } from './words.js';

/** The value when it is one of the choices, else the first of them. */
function chosen<T extends string>(form: FormData, name: string, choices: readonly [T, ...T[]]): T {
  const value = entry(form, name);
  return choices.find((choice) => choice === value) ?? choices[0];
}

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** Units in the order of the tree, each with the dashes of its depth. */
export function unitChoices(units: readonly UnitView[]): readonly Choice[] {
  const below = (parentId: string | null, depth: number): Choice[] =>
    units
      .filter((unit) => unit.parentId === parentId && !unit.closed)
      .flatMap((unit) => [{ value: unit.id, label: `${'– '.repeat(depth)}${unit.name}` }, ...below(unit.id, depth + 1)]);
  return below(null, 0);
}

/** Kind and number. Without `dated` it holds from today. */
export function IdentifierFields({ dated = false }: { readonly dated?: boolean }) {
  const t = useText();
  return (
    <div className={classes.fields}>
      <SelectField name="kind" label={t('organisations.field.kind')} choices={identifierKinds.map((kind) => ({ value: kind, label: t(kindWords[kind]) }))} />
      <TextField id="identifier" name="identifier" label={t('organisations.field.identifier')} hint={t('organisations.field.identifier.hint')} required={dated} inputMode="numeric" autoComplete="off" />
      {dated ? <TextField name="validFrom" type="date" label={t('organisations.field.from')} hint={t('organisations.field.from.hint')} /> : null}
    </div>
  );
}

/** What was entered there; null when no number was. */
export function identifierOf(form: FormData): { kind: IdentifierKind; value: string; validFrom?: string } | null {
  const value = bareIdentifier(entry(form, 'identifier'));
  const validFrom = entry(form, 'validFrom');
  return value === '' ? null : { kind: chosen(form, 'kind', identifierKinds), value, ...(validFrom === '' ? {} : { validFrom }) };
}

/** Position, unit, rank. Without `dated` the appointment begins today and is definitive. */
export function PostFields({ units, dated }: { readonly units: readonly UnitView[]; readonly dated: boolean }) {
  const t = useText();
  return (
    <div className={classes.fields}>
      <SelectField name="unitId" required={dated} label={t('organisations.field.unit')} choices={[{ value: '', label: t('organisations.field.none') }, ...unitChoices(units)]} />
      <TextField id="positionTitle" name="positionTitle" label={t('organisations.field.position')} required={dated} maxLength={200} autoComplete="off" />
      <SelectField name="positionKind" label={t('organisations.field.position_kind')} defaultValue="pelaksana" choices={positionKinds.map((kind) => ({ value: kind, label: t(positionWords[kind]) }))} />
      <SelectField name="rank" label={t('organisations.field.rank')} choices={[{ value: '', label: t('organisations.field.none') }, ...ranks.map((rank) => ({ value: rank, label: rank }))]} />
      {dated ? (
        <>
          <SelectField name="assignmentKind" label={t('organisations.field.assignment')} choices={assignmentKinds.map((kind) => ({ value: kind, label: t(assignmentWords[kind]) }))} />
          <TextField name="validFrom" type="date" label={t('organisations.field.from')} hint={t('organisations.field.from.hint')} />
        </>
      ) : null}
    </div>
  );
}

export type PostEntry = {
  readonly unitId: string; readonly positionTitle: string; readonly positionKind: PositionKind; readonly rank: Rank | null;
  readonly assignmentKind: AssignmentKind; readonly validFrom?: string;
};

/** What was entered there; null when neither a unit nor a title was. */
export function postOf(form: FormData): PostEntry | null {
  const unitId = entry(form, 'unitId');
  const positionTitle = entry(form, 'positionTitle').trim();
  if (unitId === '' && positionTitle === '') return null;
  const rank = ranks.find((one) => one === entry(form, 'rank')) ?? null;
  const validFrom = entry(form, 'validFrom');
  return {
    unitId, positionTitle, rank,
    positionKind: chosen<PositionKind>(form, 'positionKind', ['pelaksana', ...positionKinds]),
    assignmentKind: chosen(form, 'assignmentKind', assignmentKinds),
    ...(validFrom === '' ? {} : { validFrom }),
  };
}

type DataDefaults = { readonly fullName: string; readonly birthPlace: string | null; readonly birthDate: string | null; readonly email: string | null };

export function DataFields({ person }: { readonly person?: DataDefaults }) {
  const t = useText();
  return (
    <div className={classes.fields}>
      <TextField id="fullName" name="fullName" label={t('organisations.field.name')} defaultValue={person?.fullName ?? ''} required maxLength={200} autoComplete="off" />
      <TextField id="email" name="email" type="email" label={t('organisations.field.email')} hint={t('organisations.field.email.hint')} defaultValue={person?.email ?? ''} maxLength={254} autoComplete="off" />
      <TextField id="birthPlace" name="birthPlace" label={t('organisations.field.birth_place')} defaultValue={person?.birthPlace ?? ''} maxLength={100} autoComplete="off" />
      <TextField id="birthDate" name="birthDate" type="date" label={t('organisations.field.birth_date')} defaultValue={person?.birthDate ?? ''} />
    </div>
  );
}

export function dataOf(form: FormData) {
  return {
    fullName: entry(form, 'fullName').trim(),
    email: orNull(entry(form, 'email')),
    birthPlace: orNull(entry(form, 'birthPlace')),
    birthDate: orNull(entry(form, 'birthDate')),
  };
}

/** ids of the inputs by the paths of the server's field errors. */
export const personFieldIds = {
  fullName: 'fullName', email: 'email', birthPlace: 'birthPlace', birthDate: 'birthDate', 'identifier.value': 'identifier', value: 'identifier',
  'appointment.positionTitle': 'positionTitle', positionTitle: 'positionTitle',
} as const;
