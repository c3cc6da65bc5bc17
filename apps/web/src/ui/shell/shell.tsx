import type { MeView } from '@sinau/contracts/identity';
import { IconBell, IconSearch } from '@tabler/icons-react';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { useText } from '../../lib/i18n/index.js';
import { useMe } from '../../lib/session/index.js';
import { IconLink } from '../button.js';
import { Mark } from '../mark.js';
import { SkipLink } from '../skip-link.js';
import { AccountMenu } from './account-menu.js';
import { belowOf, currentOf, mainNavigation, type NavigationItem } from './navigation.js';
import { OfflineBand } from './offline-band.js';
import { SchemeToggle } from './scheme.js';
import { SessionGuard } from './session-guard.js';
import classes from './shell.module.css';

const usePathname = (): string => useLocation({ select: (location) => location.pathname });

/** The name of the navigation is on both bars; only one of them is on the screen at a time. */
function TopNavigation({ items }: { readonly items: readonly NavigationItem[] }) {
  const t = useText();
  const pathname = usePathname();
  return (
    <nav className={classes.top} aria-label={t('ui.nav.main')}>
      {items.map((item) => (
        <Link key={item.to} to={item.to} aria-current={currentOf(item, pathname)} activeOptions={{ exact: item.exact ?? false, includeSearch: false }}>
          {t(item.label)}
        </Link>
      ))}
    </nav>
  );
}

function BottomNavigation({ items }: { readonly items: readonly NavigationItem[] }) {
  const t = useText();
  const pathname = usePathname();
  return (
    <nav className={classes.bottom} aria-label={t('ui.nav.main')}>
      {belowOf(items).map(({ icon: Icon, ...item }) => (
        <Link key={item.to} to={item.to} aria-current={currentOf(item, pathname)} activeOptions={{ exact: item.exact ?? false, includeSearch: false }}>
          <Icon size={22} aria-hidden="true" />
          <span>{t(item.short)}</span>
        </Link>
      ))}
    </nav>
  );
}

function Header({ me, items }: { readonly me: MeView; readonly items: readonly NavigationItem[] }) {
  const t = useText();
  return (
    <header className={classes.header}>
      <div className={classes.row}>
        <Link to="/" className={classes.brand}>
          <Mark />
          Sinau
        </Link>
        <TopNavigation items={items} />
        <div className={classes.tools}>
          <IconLink to="/katalog" label={t('ui.search')}>
            <IconSearch size={20} />
          </IconLink>
          <IconLink to="/notifikasi" label={t('ui.notifications', { count: me.unreadNotifications })}>
            <IconBell size={20} />
            {me.unreadNotifications > 0 ? <span className={classes.badge}>{Math.min(me.unreadNotifications, 99)}</span> : null}
          </IconLink>
          <SchemeToggle />
          <AccountMenu me={me} />
        </div>
      </div>
    </header>
  );
}

/** The frame of every signed-in page: header, page, bottom navigation on a phone. */
export function Shell() {
  const me = useMe();
  const items = mainNavigation(me);
  return (
    <div className={classes.shell}>
      <SkipLink />
      <Header me={me} items={items} />
      <OfflineBand />
      <main id="main" tabIndex={-1}>
        <Outlet />
      </main>
      {items.length > 1 ? <BottomNavigation items={items} /> : null}
      <SessionGuard me={me} />
    </div>
  );
}
