import type { CertificateLanguage } from '@sinau/domain/certificates';
import type { ActivityKind, CompetencyClass } from '@sinau/domain/courses';

type PrintWords = { readonly classes: Readonly<Record<CompetencyClass, string>>; readonly kinds: Readonly<Record<ActivityKind, string>> };

/** Names as the national personnel system has them (docs/domain.md facts 6 and 10). */
const indonesian: PrintWords = {
  classes: { technical: 'Kompetensi teknis', managerial: 'Kompetensi manajerial', sociocultural: 'Kompetensi sosial kultural' },
  kinds: {
    1: 'Pelatihan struktural', 2: 'Pelatihan fungsional', 3: 'Pelatihan teknis', 4: 'Workshop', 5: 'Pelatihan manajerial', 6: 'Pelatihan sosial kultural',
    7: 'Sosialisasi', 8: 'Bimbingan teknis', 9: 'Seminar', 10: 'Magang', 11: 'Kursus', 12: 'Penataran', 13: 'Pelatihan klasikal', 14: 'Coaching', 15: 'Mentoring',
    16: 'E-learning', 17: 'Pelatihan jarak jauh', 18: 'Detasering', 19: 'Pembelajaran alam terbuka', 20: 'Patok banding', 21: 'Pertukaran PNS dan swasta',
    22: 'Belajar mandiri', 23: 'Komunitas belajar', 24: 'Bimbingan di tempat kerja', 25: 'Pelatihan nonklasikal',
  },
};

const english: PrintWords = {
  classes: { technical: 'Technical competency', managerial: 'Managerial competency', sociocultural: 'Sociocultural competency' },
  kinds: {
    1: 'Structural training', 2: 'Functional training', 3: 'Technical training', 4: 'Workshop', 5: 'Managerial training', 6: 'Sociocultural training',
    7: 'Dissemination', 8: 'Technical guidance', 9: 'Seminar', 10: 'Internship', 11: 'Course', 12: 'Upgrading', 13: 'Classical training', 14: 'Coaching', 15: 'Mentoring',
    16: 'E-learning', 17: 'Distance learning', 18: 'Secondment', 19: 'Outbound learning', 20: 'Benchmarking', 21: 'Public–private exchange',
    22: 'Self-study', 23: 'Community of practice', 24: 'On-the-job guidance', 25: 'Non-classical training',
  },
};

export const printWords: Readonly<Record<CertificateLanguage, PrintWords>> = { id: indonesian, en: english };
