import type { Language } from '@sinau/contracts/core';

/** The 25 kinds by their number (docs/domain.md fact 6), as files name them. */
const kinds: Readonly<Record<number, Readonly<Record<Language, string>>>> = {
  1: { id: 'Pelatihan struktural', en: 'Structural training' }, 2: { id: 'Pelatihan fungsional', en: 'Functional training' }, 3: { id: 'Pelatihan teknis', en: 'Technical training' },
  4: { id: 'Workshop', en: 'Workshop' }, 5: { id: 'Pelatihan manajerial', en: 'Managerial training' }, 6: { id: 'Pelatihan sosial kultural', en: 'Sociocultural training' },
  7: { id: 'Sosialisasi', en: 'Dissemination' }, 8: { id: 'Bimbingan teknis', en: 'Technical guidance' }, 9: { id: 'Seminar', en: 'Seminar' }, 10: { id: 'Magang', en: 'Internship' },
  11: { id: 'Kursus', en: 'Course' }, 12: { id: 'Penataran', en: 'Upgrading' }, 13: { id: 'Klasikal lain', en: 'Other classical' }, 14: { id: 'Coaching', en: 'Coaching' },
  15: { id: 'Mentoring', en: 'Mentoring' }, 16: { id: 'E-learning', en: 'E-learning' }, 17: { id: 'Pelatihan jarak jauh', en: 'Distance learning' }, 18: { id: 'Detasering', en: 'Secondment' },
  19: { id: 'Outbound', en: 'Outbound' }, 20: { id: 'Patok banding', en: 'Benchmarking' }, 21: { id: 'Pertukaran PNS dan swasta', en: 'Exchange with the private sector' },
  22: { id: 'Belajar mandiri', en: 'Self-study' }, 23: { id: 'Komunitas belajar', en: 'Community of practice' }, 24: { id: 'Bimbingan di tempat kerja', en: 'Guidance on the job' },
  25: { id: 'Nonklasikal lain', en: 'Other non-classical' },
};

export function activityWords(activityKind: number, language: Language): string {
  return kinds[activityKind]?.[language] ?? '';
}
