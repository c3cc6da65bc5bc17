import type { GivenOfferView, ReceivedPackageView } from '@sinau/contracts/packages';
import type { Status } from '../../../ui/status-chip.js';

export const receivedWords: Readonly<Record<ReceivedPackageView['state'], string>> = {
  offered: 'packages.state.offered',
  accepted: 'packages.state.copying',
  declined: 'packages.state.declined',
  withdrawn: 'packages.state.withdrawn',
  copying: 'packages.state.copying',
  failed: 'packages.state.failed',
  taken: 'packages.state.taken',
};
export const receivedStatus: Readonly<Record<ReceivedPackageView['state'], Status>> = {
  offered: 'waiting', accepted: 'active', declined: 'locked', withdrawn: 'locked', copying: 'active', failed: 'error', taken: 'done',
};

export const givenWords: Readonly<Record<GivenOfferView['state'], string>> = {
  offered: 'packages.state.unanswered',
  accepted: 'packages.state.accepted',
  declined: 'packages.state.declined',
  withdrawn: 'packages.state.withdrawn',
};
export const givenStatus: Readonly<Record<GivenOfferView['state'], Status>> = { offered: 'waiting', accepted: 'done', declined: 'error', withdrawn: 'locked' };

export type UpdateState = NonNullable<ReceivedPackageView['update']>['state'];
export const updateWords: Readonly<Record<UpdateState, string>> = {
  waiting: 'packages.update.waiting',
  copying: 'packages.update.copying',
  ready: 'packages.update.ready',
  declined: 'packages.update.declined',
  failed: 'packages.update.failed',
};
export const updateStatus: Readonly<Record<UpdateState, Status>> = { waiting: 'warning', copying: 'active', ready: 'warning', declined: 'locked', failed: 'error' };
