import { IconCloudOff, IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Button } from './button.js';
import { Problem, Unreachable } from '../lib/api/index.js';
import { useText } from '../lib/i18n/index.js';
import { Motif, type MotifName } from './motif.js';
import classes from './states.module.css';

type EmptyStateProps = {
  /** One sentence: what would be here. */
  readonly children: ReactNode;
  /** The one next step: a button or link. */
  readonly action?: ReactNode;
  readonly motif?: MotifName;
};

/** Nothing here yet: one motif tile, one sentence, one next step. */
export function EmptyState({ children, action, motif = 'ceplok' }: EmptyStateProps) {
  return (
    <div className={classes.state}>
      <div className={classes.tile}>
        <Motif name={motif} opacity={0.9} />
      </div>
      <p>{children}</p>
      {action}
    </div>
  );
}

type ErrorStateProps = {
  /** What could not be done: "Katalog tidak dapat dimuat." */
  readonly what: string;
  readonly error: unknown;
  /** "Coba lagi"; left out when trying again is pointless. */
  readonly onRetry?: () => void;
  readonly retrying?: boolean;
};

/** Says what failed, why as far as known, and offers to try again. A missing network is never called an error of the data. */
export function ErrorState({ what, error, onRetry, retrying = false }: ErrorStateProps) {
  const t = useText();
  const offline = error instanceof Unreachable;
  const Icon = offline ? IconCloudOff : IconAlertTriangle;
  return (
    <div className={classes.state} role="alert">
      <span className={classes.icon} data-offline={offline}>
        <Icon size={24} aria-hidden="true" />
      </span>
      <p>
        <b>{what}</b> <ErrorReason error={error} />
      </p>
      {onRetry === undefined ? null : (
        <Button look="outline" onClick={onRetry} busy={retrying}>
          {t('ui.retry')}
        </Button>
      )}
    </div>
  );
}

type QueryFailureProps = {
  /** As of ErrorState. */
  readonly what: string;
  readonly query: { readonly error: unknown; readonly isFetching: boolean; readonly refetch: () => Promise<unknown> };
};

/** A question to the server that failed, which can be asked again. */
export function QueryFailure({ what, query }: QueryFailureProps) {
  return <ErrorState what={what} error={query.error} onRetry={() => void query.refetch()} retrying={query.isFetching} />;
}

/** The reason in words: the server's own sentence where it gave one. */
export function useReason(): (error: unknown) => string {
  const t = useText();
  return (error) => {
    if (error instanceof Unreachable) return t('ui.error.unreachable');
    if (error instanceof Problem && error.message) return error.message;
    return error instanceof Problem && error.requestId ? t('ui.error.reference', { requestId: error.requestId }) : t('ui.error.unexpected');
  };
}

/** As `useReason`, where it is read. */
export function ErrorReason({ error }: { readonly error: unknown }) {
  return useReason()(error);
}
