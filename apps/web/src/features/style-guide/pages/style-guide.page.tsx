import { useText } from '../../../lib/i18n/index.js';
import { Page } from '../../../ui/layout.js';
import { PageHeader } from '../../../ui/page-header.js';

/** Every part of the design system on one page, for looking at and for axe. */
export function StyleGuidePage() {
  const t = useText();
  return (
    <main>
      <Page>
        <PageHeader title={t('style-guide.title')} />
      </Page>
    </main>
  );
}
