import type { FormView } from '@sinau/contracts/evaluations';
import { DomainError } from '@sinau/domain/core';
import type { FormItem } from '@sinau/domain/evaluations';
import { can, type Actor, type PersonActor } from '@sinau/domain/identity';
import type { Transaction } from '@sinau/persistence/core';
import { formById, type FormRecord } from '@sinau/persistence/evaluations';
import { personOf } from '../core/index.js';

/** Forms are the agency's: who holds the permission for one course only holds none here. */
export function assertForms(actor: Actor, permission: 'evaluation.read' | 'evaluation.manage'): PersonActor {
  const person = personOf(actor);
  if (!can(person, permission, { agencyId: person.agencyId })) throw new DomainError('forbidden');
  return person;
}

/** The items as views carry them. */
export function writtenItems(items: readonly FormItem[]): FormView['items'] {
  return items.map((item) => (item.kind === 'choice' ? { ...item, options: [...item.options] } : item));
}

export function formViewFrom(form: FormRecord): FormView {
  return { ...form, items: writtenItems(form.items), versions: [...form.versions] };
}

/** Throws `not_found`. */
export async function formViewOf(transaction: Transaction, formId: string): Promise<FormView> {
  const form = await formById(transaction, formId);
  if (!form) throw new DomainError('not_found');
  return formViewFrom(form);
}
