import type { MeView } from '@sinau/contracts/identity';
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useId, useRef, useState } from 'react';
import { call } from '../../lib/api/index.js';
import { useText, type Language } from '../../lib/i18n/index.js';
import { showToast } from '../toast.js';
import { LanguageSwitch } from './language-switch.js';
import classes from './shell.module.css';
import { useSignOut } from './use-sign-out.js';

/** First letters of the first two words of a name: Ratna Dewi → RD. */
export function initials(name: string): string {
  const words = name.replace(/[^\p{L}\s]/gu, ' ').split(/\s+/).filter(Boolean);
  return words.slice(0, 2).map((word) => word.charAt(0).toUpperCase()).join('');
}

/** Mails and certificates follow the language too; without a network the choice stays on this device. */
async function tellLanguage(client: QueryClient, language: Language): Promise<void> {
  await call('PATCH /api/me', { body: { language } }).catch(() => undefined);
  await client.invalidateQueries();
}

/** Opens under the avatar; closes by Escape, by a click elsewhere and by leaving it with Tab. */
export function AccountMenu({ me }: { readonly me: MeView }) {
  const t = useText();
  const signOut = useSignOut();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const panel = useId();
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (!open) return;
    const close = (event: PointerEvent): void => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener('pointerdown', close);
    return () => document.removeEventListener('pointerdown', close);
  }, [open]);

  return (
    <div
      ref={box}
      className={classes.account}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        setOpen(false);
        button.current?.focus();
      }}
      onBlur={(event) => {
        if (event.relatedTarget instanceof Node && !box.current?.contains(event.relatedTarget)) setOpen(false);
      }}
    >
      <button ref={button} type="button" className={classes.avatar} aria-label={t('ui.account', { name: me.name })} aria-expanded={open} aria-controls={panel} onClick={() => setOpen(!open)}>
        <span aria-hidden="true" data-initials={initials(me.name)} />
      </button>
      <div id={panel} className={classes.panel} hidden={!open}>
        <div className={classes.person}>
          <b>{me.name}</b>
          <span>{me.positionTitle ?? me.unitName ?? ''}</span>
          <span>{me.agency.name}</span>
        </div>
        <Link to="/sertifikat" className={classes.entry} onClick={() => setOpen(false)}>
          {t('ui.nav.certificates')}
        </Link>
        <Link to="/akun" className={classes.entry} onClick={() => setOpen(false)}>
          {t('ui.account.settings')}
        </Link>
        <Link to="/ganti-sandi" className={classes.entry} onClick={() => setOpen(false)}>
          {t('ui.account.password')}
        </Link>
        <LanguageSwitch onChoose={(language) => void tellLanguage(client, language)} />
        <button type="button" className={classes.entry} onClick={() => void signOut().catch(() => showToast(t('ui.account.out.failed')))}>
          {t('ui.account.out')}
        </button>
      </div>
    </div>
  );
}
