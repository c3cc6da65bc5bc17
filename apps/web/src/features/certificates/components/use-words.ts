import type { CertificateView } from '@sinau/contracts/certificates';
import { useText } from '../../../lib/i18n/index.js';

type RevocationClass = NonNullable<CertificateView['revocation']>['class'];

/** Words for what contracts name by a code. */
export function useWords() {
  const t = useText();
  const revocations: Readonly<Record<RevocationClass, string>> = {
    data_error: t('certificates.class.data_error'),
    not_entitled: t('certificates.class.not_entitled'),
    replaced: t('certificates.class.replaced'),
    other: t('certificates.class.other'),
  };
  const competencies: Readonly<Record<CertificateView['course']['competencyClass'], string>> = {
    technical: t('certificates.competency.technical'),
    managerial: t('certificates.competency.managerial'),
    sociocultural: t('certificates.competency.sociocultural'),
  };
  return { revocation: (name: RevocationClass) => revocations[name], competency: (name: keyof typeof competencies) => competencies[name] };
}
