import { useText } from '../../../lib/i18n/index.js';
import { useMe } from '../../../lib/session/index.js';
import { ButtonLink } from '../../../ui/button.js';
import { Page } from '../../../ui/layout.js';
import { Band } from '../../../ui/page-header.js';
import { StaffWork } from './staff-work.js';

/** For those who don't learn here: their work first. */
export function StaffHome() {
  const t = useText();
  const me = useMe();
  return (
    <>
      <Band
        title={t('home.greeting', { name: me.name })}
        lead={me.agency.name}
        actions={<ButtonLink look="accent" to="/katalog">{t('home.catalogue')}</ButtonLink>}
      />
      <Page>
        <StaffWork />
      </Page>
    </>
  );
}
