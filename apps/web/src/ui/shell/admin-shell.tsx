import { Link, Navigate, Outlet, useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useText } from '../../lib/i18n/index.js';
import { useMe } from '../../lib/session/index.js';
import { adminNavigation, currentOf } from './navigation.js';
import classes from './admin-shell.module.css';
import { useExisting } from './use-existing.js';

/** Moves the row sideways, and nothing else, until the current entry stands in its middle. */
function showCurrent(row: HTMLElement | null): void {
  const current = row?.querySelector<HTMLElement>('[aria-current]');
  if (row && current) row.scrollLeft = current.offsetLeft - row.offsetLeft - (row.clientWidth - current.offsetWidth) / 2;
}

/** Side navigation of the administration area; a scrolling row on a phone. */
export function AdminShell() {
  const t = useText();
  const items = adminNavigation(useMe(), useExisting());
  const pathname = useLocation({ select: (location) => location.pathname });
  const row = useRef<HTMLElement>(null);
  useEffect(() => showCurrent(row.current), [pathname]);
  const [first] = items;
  if (pathname === '/admin' && first) return <Navigate to={first.to} replace />;
  return (
    <div className={classes.admin} data-alone={items.length === 1}>
      <nav ref={row} className={classes.side} aria-label={t('ui.nav.admin')}>
        {items.map((item) => (
          <Link key={item.to} to={item.to} aria-current={currentOf(item, pathname)} activeOptions={{ includeSearch: false }}>
            {t(item.label)}
          </Link>
        ))}
      </nav>
      <div className={classes.page}>
        <Outlet />
      </div>
    </div>
  );
}
