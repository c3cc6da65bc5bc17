import { Link } from '@tanstack/react-router';
import { useMe } from '../../../lib/session/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Band } from '../../../ui/page-header.js';
import { CardGrid, Page } from '../../../ui/layout.js';
import { LinkCard } from '../../../ui/card.js';
import { mainNavigation } from '../../../ui/shell/navigation.js';
import { useExisting } from '../../../ui/shell/use-existing.js';

/** Greets and leads to what the person may open. */
export function HomePage() {
  const me = useMe();
  const t = useText();
  const items = mainNavigation(me, useExisting()).filter((item) => item.to !== '/');
  return (
    <>
      <Band title={t('home.greeting', { name: me.name })} lead={me.agency.name} />
      <Page>
        <CardGrid>
          {items.map((item) => (
            <li key={item.to}>
              <LinkCard to={item.to} title={t(item.label)} />
            </li>
          ))}
        </CardGrid>
        {items.length === 0 ? <Link to="/ganti-sandi">{t('home.password')}</Link> : null}
      </Page>
    </>
  );
}
