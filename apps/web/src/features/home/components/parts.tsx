import { Link } from '@tanstack/react-router';
import { useText } from '../../../lib/i18n/index.js';
import type { AdminItem } from '../../../ui/shell/navigation.js';
import classes from './home.module.css';

const ABOUT: Readonly<Record<string, string>> = {
  '/admin/pegawai': 'home.about.people',
  '/admin/unit': 'home.about.units',
  '/admin/instansi': 'home.about.agencies',
  '/admin/pengaturan': 'home.about.settings',
  '/admin/program': 'home.about.programmes',
  '/admin/narasumber': 'home.about.experts',
  '/admin/usulan': 'home.about.nominations',
  '/admin/sertifikat': 'home.about.issued',
  '/admin/antrean': 'home.about.queue',
  '/admin/surat': 'home.about.mails',
  '/admin/audit': 'home.about.audit',
};

function About({ text }: { readonly text: string | undefined }) {
  const t = useText();
  return text === undefined ? null : <p className={classes.quiet}>{t(text)}</p>;
}

/** Parts without a figure that matters from here: a link and what is there. */
export function Parts({ items }: { readonly items: readonly AdminItem[] }) {
  const t = useText();
  return (
    <ul className={classes.parts}>
      {items.map((item) => (
        <li key={item.to}>
          <Link to={item.to}>{t(item.label)}</Link>
          <About text={ABOUT[item.to]} />
        </li>
      ))}
    </ul>
  );
}
