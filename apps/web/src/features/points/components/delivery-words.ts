import type { ExportFormat } from '@sinau/contracts/points';
import type { DeliveryState } from '@sinau/domain/points';
import type { Status } from '../../../ui/status-chip.js';

export const deliveryWords: Readonly<Record<DeliveryState, { readonly label: string; readonly status: Status }>> = {
  waiting: { label: 'points.records.waiting', status: 'waiting' },
  sending: { label: 'points.records.sending', status: 'active' },
  sent: { label: 'points.records.sent', status: 'done' },
  refused: { label: 'points.records.refused', status: 'error' },
  failed: { label: 'points.records.failed_state', status: 'error' },
  withdrawn: { label: 'points.records.withdrawn', status: 'locked' },
};

export const formatWords: Readonly<Record<ExportFormat, string>> = { json: 'points.career.json', kursus_csv: 'points.career.csv.course', diklat_csv: 'points.career.csv.structural' };

const problems: Readonly<Record<string, string>> = {
  unreachable: 'points.records.problem.unreachable', timeout: 'points.records.problem.timeout', refused_address: 'points.records.problem.refused_address', no_receipt: 'points.records.problem.no_receipt',
};

/** A problem by its code: a sentence of ours; null for the other side's words. */
export function problemSentence(problem: string): { readonly id: string; readonly status?: string } | null {
  const known = problems[problem];
  if (known !== undefined) return { id: known };
  const status = /^status_(\d{3})$/.exec(problem)?.[1];
  return status === undefined ? null : { id: 'points.records.problem.status', status };
}
