import { Outlet } from '@tanstack/react-router';
import { useMe } from '../../lib/session/index.js';
import { SkipLink } from '../skip-link.js';
import { OfflineBand } from './offline-band.js';
import { SessionGuard } from './session-guard.js';
import classes from './shell.module.css';

/** A page without navigation, for one task at a time (a quiz): the page brings its own header. */
export function FocusShell() {
  const me = useMe();
  return (
    <div className={classes.focus}>
      <SkipLink />
      <OfflineBand />
      <Outlet />
      <SessionGuard me={me} />
    </div>
  );
}
