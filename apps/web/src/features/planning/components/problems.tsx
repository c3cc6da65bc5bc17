import type { PlanView } from '@sinau/contracts/planning';
import { useText } from '../../../lib/i18n/index.js';
import { Notice } from '../../../ui/notice.js';
import { limitWords, useLimitAmount } from './use-limits.js';

const problemWords = {
  no_needs: 'planning.problem.no_needs', no_candidates: 'planning.problem.no_candidates', nothing_fits: 'planning.problem.nothing_fits', pinned_beyond_most: 'planning.problem.pinned_beyond_most',
  pinned_hours: 'planning.problem.pinned_hours', pinned_beyond_limit: 'planning.problem.pinned_beyond_limit',
} as const;

/** Why nothing could be proposed. */
export function Problems({ plan }: { readonly plan: PlanView }) {
  const t = useText();
  const amount = useLimitAmount();
  const nameOf = (id: string | undefined): string => plan.basis.candidates.find((candidate) => candidate.id === id)?.name ?? '–';
  return (
    <Notice tone="warning">
      {plan.proposal.problems.map(({ code, templateId, limit, by }) => (
        <p key={`${code} ${templateId ?? ''} ${limit ?? ''}`}>
          {t(problemWords[code], { year: String(plan.year), name: nameOf(templateId), limit: limit === undefined ? '' : t(limitWords[limit]), by: limit === undefined ? '' : amount(limit, by ?? 0) })}
        </p>
      ))}
    </Notice>
  );
}
