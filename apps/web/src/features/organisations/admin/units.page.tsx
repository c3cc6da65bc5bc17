import type { UnitView } from '@sinau/contracts/organisations';
import { IconArrowBackUp, IconArrowsMove, IconPencil, IconPlus, IconX } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call, routeQuery } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { hasRole, useMe } from '../../../lib/session/index.js';
import { Button, IconButton } from '../../../ui/button.js';
import { FormDialog } from '../../../ui/dialog/index.js';
import { entry, SelectField, TextField } from '../../../ui/form/index.js';
import { SearchField } from '../../../ui/search-field.js';
import { PageHeader } from '../../../ui/page-header.js';
import { ListSkeleton } from '../../../ui/skeleton.js';
import { EmptyState, QueryFailure, useReason } from '../../../ui/states.js';
import { StatusChip } from '../../../ui/status-chip.js';
import { showToast } from '../../../ui/toast.js';
import { unitChoices } from '../components/post-fields.js';
import classes from '../components/organisations.module.css';

type Act = { readonly kind: 'create' | 'rename' | 'move' | 'close'; readonly unit: UnitView | null };
type Acting = (act: Act) => void;
type TreeProps = { readonly units: readonly UnitView[]; readonly parentId: string | null; readonly onAct: Acting | null; readonly onReopen: (unit: UnitView) => void };

function UnitActs({ unit, onAct, onReopen }: { readonly unit: UnitView; readonly onAct: Acting; readonly onReopen: (unit: UnitView) => void }) {
  const t = useText();
  const { name } = unit;
  if (unit.closed) {
    return (
      <span className={classes.acts}>
        <IconButton label={t('organisations.units.reopen', { name })} onClick={() => onReopen(unit)}><IconArrowBackUp size={20} /></IconButton>
      </span>
    );
  }
  return (
    <span className={classes.acts}>
      <IconButton label={t('organisations.units.below', { name })} onClick={() => onAct({ kind: 'create', unit })}><IconPlus size={20} /></IconButton>
      <IconButton label={t('organisations.units.rename', { name })} onClick={() => onAct({ kind: 'rename', unit })}><IconPencil size={20} /></IconButton>
      <IconButton label={t('organisations.units.move', { name })} onClick={() => onAct({ kind: 'move', unit })}><IconArrowsMove size={20} /></IconButton>
      <IconButton label={t('organisations.units.close', { name })} onClick={() => onAct({ kind: 'close', unit })}><IconX size={20} /></IconButton>
    </span>
  );
}

/** Nested lists: every act has a button, so the tree needs no dragging. */
function Tree({ units, parentId, onAct, onReopen }: TreeProps) {
  const t = useText();
  const formats = useFormats();
  const here = units.filter((unit) => unit.parentId === parentId);
  if (here.length === 0) return null;
  return (
    <ul className={parentId === null ? classes.tree : undefined} aria-label={parentId === null ? t('organisations.units.tree') : undefined}>
      {here.map((unit) => (
        <li key={unit.id}>
          <div className={classes.unit} data-closed={unit.closed}>
            <span>
              <b>{unit.name}</b>{' '}
              <span className={classes.muted}>{unit.code} · {t('organisations.units.people', { count: unit.people })}</span>{' '}
              {unit.closedOn === null ? null : <StatusChip status="locked">{t('organisations.units.closed', { day: formats.day(unit.closedOn) })}</StatusChip>}
            </span>
            {onAct ? <UnitActs unit={unit} onAct={onAct} onReopen={onReopen} /> : null}
          </div>
          <Tree units={units} parentId={unit.id} onAct={onAct} onReopen={onReopen} />
        </li>
      ))}
    </ul>
  );
}

/** Units whose name or code holds the text, with those above them, so that each is seen in its place. */
function found(units: readonly UnitView[], text: string): readonly UnitView[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return units;
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const kept = new Set<string>();
  for (const unit of units.filter(({ name, code }) => `${name} ${code}`.toLowerCase().includes(wanted))) {
    for (let at: UnitView | undefined = unit; at && !kept.has(at.id); at = byId.get(at.parentId ?? '')) kept.add(at.id);
  }
  return units.filter(({ id }) => kept.has(id));
}

type DialogsProps = { readonly act: Act | null; readonly units: readonly UnitView[]; readonly onClose: () => void; readonly onDone: (undo?: () => void) => Promise<void> };

function NameDialog({ act, units, onClose, onDone }: DialogsProps) {
  const t = useText();
  const renamed = act?.kind === 'rename' ? act.unit : null;
  const title = renamed ? t('organisations.units.rename', { name: renamed.name }) : t('organisations.units.add');
  return (
    <FormDialog
      open={act?.kind === 'create' || act?.kind === 'rename'} onClose={onClose} title={title} submit={t('organisations.units.save')} ids={{ name: 'unit-name', code: 'unit-code' }}
      send={async (form) => {
        const body = { name: entry(form, 'name'), code: entry(form, 'code') };
        if (renamed) await call('PATCH /api/units/:unitId', { params: { unitId: renamed.id }, body });
        else await call('POST /api/units', { body: { ...body, parentId: entry(form, 'parentId') || null } });
        await onDone();
      }}
    >
      <TextField id="unit-name" name="name" label={t('organisations.units.name')} defaultValue={renamed?.name ?? ''} required maxLength={200} autoComplete="off" />
      <TextField id="unit-code" name="code" label={t('organisations.units.code')} hint={t('organisations.units.code.hint')} defaultValue={renamed?.code ?? ''} required maxLength={32} autoComplete="off" />
      {renamed ? null : (
        <SelectField name="parentId" label={t('organisations.units.parent')} defaultValue={act?.unit?.id ?? ''} choices={[{ value: '', label: t('organisations.units.top') }, ...unitChoices(units)]} />
      )}
    </FormDialog>
  );
}

function MoveDialog({ act, units, onClose, onDone }: DialogsProps) {
  const t = useText();
  const reason = useReason();
  const unit = act?.unit ?? null;
  return (
    <FormDialog
      open={act?.kind === 'move'} onClose={onClose} title={t('organisations.units.move', { name: unit?.name ?? '' })} submit={t('organisations.units.save')}
      send={async (form) => {
        if (!unit) return;
        const moveTo = (parentId: string | null) => call('PUT /api/units/:unitId/parent', { params: { unitId: unit.id }, body: { parentId } });
        await moveTo(entry(form, 'parentId') || null);
        await onDone(() => void moveTo(unit.parentId).then(() => onDone()).catch((error: unknown) => showToast(reason(error))));
      }}
    >
      <SelectField
        name="parentId" label={t('organisations.units.parent')} defaultValue={unit?.parentId ?? ''}
        choices={[{ value: '', label: t('organisations.units.top') }, ...unitChoices(units).filter(({ value }) => value !== unit?.id)]}
      />
    </FormDialog>
  );
}

function CloseDialog({ act, onClose, onDone }: DialogsProps) {
  const t = useText();
  const reason = useReason();
  const unit = act?.unit ?? null;
  return (
    <FormDialog
      open={act?.kind === 'close'} onClose={onClose} title={t('organisations.units.close.ask', { name: unit?.name ?? '' })} lead={t('organisations.units.close.text')}
      submit={t('organisations.units.close.do')}
      send={async (form) => {
        if (!unit) return;
        const closedOn = entry(form, 'closedOn');
        await call('POST /api/units/:unitId/closing', { params: { unitId: unit.id }, body: closedOn === '' ? {} : { closedOn } });
        await onDone(() => void call('DELETE /api/units/:unitId/closing', { params: { unitId: unit.id } }).then(() => onDone()).catch((error: unknown) => showToast(reason(error))));
      }}
    >
      <TextField name="closedOn" type="date" label={t('organisations.units.close.day')} hint={t('organisations.field.from.hint')} />
    </FormDialog>
  );
}

/** The agency's tree of units. */
export function UnitsPage() {
  const t = useText();
  const me = useMe();
  const reason = useReason();
  const client = useQueryClient();
  const [act, setAct] = useState<Act | null>(null);
  const [search, setSearch] = useState('');
  const list = useQuery(routeQuery('GET /api/units'));
  const units = list.data?.units;
  const shown = found(units ?? [], search);
  const manages = hasRole(me, 'agency_admin', 'platform_admin');
  async function done(undo?: () => void): Promise<void> {
    await client.invalidateQueries({ queryKey: ['GET /api/units'] });
    showToast(t('organisations.units.saved'), undo);
  }
  async function reopen(unit: UnitView): Promise<void> {
    await call('DELETE /api/units/:unitId/closing', { params: { unitId: unit.id } }).then(() => done()).catch((error: unknown) => showToast(reason(error)));
  }
  const close = (): void => setAct(null);
  const dialogs = { act, units: units ?? [], onClose: close, onDone: done };
  const add = <Button before={<IconPlus size={20} />} onClick={() => setAct({ kind: 'create', unit: null })}>{t('organisations.units.add')}</Button>;
  return (
    <>
      <PageHeader title={t('organisations.units.title')} lead={t('organisations.units.lead')} actions={manages ? add : undefined} />
      {list.isPending ? <ListSkeleton rows={6} height={52} /> : null}
      {list.isError && !units ? <QueryFailure what={t('organisations.units.failed')} query={list} /> : null}
      {units?.length === 0 ? <EmptyState action={manages ? add : undefined}>{t('organisations.units.empty')}</EmptyState> : null}
      {units && units.length > 0 ? (
        <>
          <div className={classes.search}>
            <SearchField label={t('organisations.units.search')} value={search} onSearch={setSearch} count={search === '' ? null : shown.length} />
          </div>
          {shown.length === 0 ? <p>{t('organisations.units.none')}</p> : null}
          <Tree units={shown} parentId={null} onAct={manages ? setAct : null} onReopen={(unit) => void reopen(unit)} />
        </>
      ) : null}
      <NameDialog key={`${act?.kind ?? ''}${act?.unit?.id ?? ''}`} {...dialogs} />
      <MoveDialog {...dialogs} />
      <CloseDialog {...dialogs} />
    </>
  );
}
