import type { Decision, Facts } from './decision.js';

/** A refusal that travels as an exception. Its code stands in the contracts' error catalogue. */
export class DomainError extends Error {
  constructor(
    readonly code: string,
    readonly facts: Facts = {},
  ) {
    super(code);
    this.name = 'DomainError';
  }
}

/** Throws the refusal of a decision; returns when it allows. */
export function assertAllowed(decision: Decision): void {
  if (!decision.allowed) throw new DomainError(decision.code, decision.facts);
}
