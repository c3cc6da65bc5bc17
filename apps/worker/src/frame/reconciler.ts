import type { SystemActor } from '@sinau/domain/identity';

/**
 * Finds business state that should not last (submitted but not graded) and mends it, agency by agency.
 * It never asks the queue. A provider of a feature's module that extends this is found at start.
 */
export abstract class Reconciler<Item = string> {
  /** kebab-case: `ungraded-attempts` */
  abstract readonly name: string;
  abstract readonly everyMs: number;
  /** What to mend, at most a few hundred; the next round finds the rest. */
  abstract find(actor: SystemActor): Promise<readonly Item[]>;
  /** May run at the same time as the job that was late: one effect. */
  abstract act(actor: SystemActor, item: Item): Promise<void>;
}
