import { IconChevronDown, IconMenu2 } from '@tabler/icons-react';
import { Link, Navigate, Outlet, useLocation } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { useText } from '../../lib/i18n/index.js';
import { useMe } from '../../lib/session/index.js';
import { adminGroups, type AdminGroup, type AdminItem } from './admin-navigation.js';
import { currentOf } from './navigation.js';
import classes from './admin-shell.module.css';

const stands = (item: AdminItem, pathname: string): boolean => pathname === item.to || pathname.startsWith(`${item.to}/`) || currentOf(item, pathname) === true;

/** Open where one is; whoever opens another group finds it open until they go elsewhere. */
function Group({ group, pathname, alone, onGo }: { readonly group: AdminGroup; readonly pathname: string; readonly alone: boolean; readonly onGo: () => void }) {
  const t = useText();
  return (
    <details className={classes.group} open={alone || group.items.some((item) => stands(item, pathname))}>
      <summary>
        {t(group.label)}
        <IconChevronDown size={18} aria-hidden="true" />
      </summary>
      {group.items.map((item) => (
        <Link key={item.to} to={item.to} aria-current={currentOf(item, pathname)} activeOptions={{ includeSearch: false }} onClick={onGo}>
          {t(item.label)}
        </Link>
      ))}
    </details>
  );
}

/** Side navigation of the administration area by groups; on a phone behind a button that says where one is. */
export function AdminShell() {
  const t = useText();
  const groups = adminGroups(useMe());
  const pathname = useLocation({ select: (location) => location.pathname });
  const [open, setOpen] = useState(false);
  const panel = useId();
  const items = groups.flatMap((group) => group.items);
  const [first] = items;
  const here = items.find((item) => stands(item, pathname));
  if (pathname === '/admin' && first) return <Navigate to={first.to} replace />;
  return (
    <div className={classes.admin} data-alone={items.length === 1}>
      <nav className={classes.side} aria-label={t('ui.nav.admin')}>
        <button type="button" className={classes.menu} aria-expanded={open} aria-controls={panel} onClick={() => setOpen(!open)}>
          <IconMenu2 size={20} aria-hidden="true" />
          <span>{here === undefined ? t('ui.nav.admin') : t(here.label)}</span>
          <IconChevronDown size={18} aria-hidden="true" />
        </button>
        <div id={panel} className={classes.groups} data-open={open}>
          {groups.map((group) => (
            <Group key={group.label} group={group} pathname={pathname} alone={groups.length < 3} onGo={() => setOpen(false)} />
          ))}
        </div>
      </nav>
      <div className={classes.page}>
        <Outlet />
      </div>
    </div>
  );
}
