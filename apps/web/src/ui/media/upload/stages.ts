import type { Output } from '../../../lib/api/index.js';
import type { Status } from '../../status-chip.js';

type State = Output<'GET /api/media/:mediaId'>['state'];

/** What is said of a file at the server. */
export const stages: Readonly<Record<State, { readonly status: Status; readonly text: string }>> = {
  uploading: { status: 'waiting', text: 'media.stage.uploading' },
  queued: { status: 'waiting', text: 'media.stage.queued' },
  processing: { status: 'active', text: 'media.stage.processing' },
  ready: { status: 'done', text: 'media.stage.ready' },
  failed: { status: 'error', text: 'media.stage.failed' },
  deleted: { status: 'error', text: 'media.stage.deleted' },
};

/** Whether the server is still at work on it. */
export function isOnItsWay(state: State): boolean {
  return state === 'uploading' || state === 'queued' || state === 'processing';
}
