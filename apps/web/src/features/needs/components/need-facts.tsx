import type { NeedEvidenceView, NeedView } from '@sinau/contracts/needs';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Facts, type Fact } from '../../../ui/facts.js';
import { NeedStateChip } from './need-state.js';
import { elementWords, originWords } from './words.js';

function useEvidence(): (evidence: NeedEvidenceView) => readonly Fact[] {
  const t = useText();
  const formats = useFormats();
  return (evidence) => {
    switch (evidence.kind) {
      case 'gap':
        return [
          { name: t('needs.evidence.required'), value: formats.decimal(evidence.required, 2) },
          { name: t('needs.evidence.average'), value: formats.decimal(evidence.average, 2) },
          { name: t('needs.evidence.measured'), value: formats.number(evidence.measured) },
        ];
      case 'survey':
        return [
          { name: t('needs.evidence.element'), value: t(elementWords[evidence.element]) },
          { name: t('needs.evidence.value'), value: formats.decimal(evidence.value, 2) },
          { name: t('needs.evidence.respondents'), value: formats.number(evidence.respondents) },
          { name: t('needs.evidence.period'), value: evidence.period },
        ];
      case 'citizen':
        return [
          { name: t('needs.evidence.reference'), value: evidence.reference },
          { name: t('needs.evidence.received'), value: formats.day(evidence.receivedOn) },
          { name: t('needs.evidence.reports'), value: formats.number(evidence.reports) },
        ];
      case 'leader':
        return [
          { name: t('needs.evidence.document'), value: evidence.documentNumber },
          { name: t('needs.evidence.date'), value: formats.day(evidence.documentDate) },
          { name: t('needs.evidence.signer'), value: evidence.signer },
        ];
      case 'evaluation':
        return [
          { name: t('needs.evidence.programme'), value: evidence.programme },
          { name: t('needs.evidence.finding'), value: evidence.finding },
        ];
    }
  };
}

/** Figures of a need and what it stands on. */
export function NeedFacts({ need }: { readonly need: NeedView }) {
  const t = useText();
  const formats = useFormats();
  const evidence = useEvidence();
  const people = need.named === 0 ? formats.number(need.people) : t('needs.people.named', { people: need.people, named: need.named });
  const facts: readonly Fact[] = [
    { name: t('needs.column.state'), value: <NeedStateChip state={need.state} /> },
    { name: t('needs.column.origin'), value: need.origins.map((origin) => t(originWords[origin])).join(', ') },
    { name: t('needs.column.year'), value: need.year },
    { name: t('needs.column.people'), value: people },
    { name: t('needs.column.gap'), value: need.gap === null ? t('needs.part.unmeasured') : t('needs.part.levels', { levels: formats.decimal(need.gap, 2) }) },
    { name: t('needs.form.competency'), value: need.competencyName ?? '–' },
    { name: t('needs.form.unit'), value: need.unitName ?? '–' },
    ...(need.evidence === null ? [] : evidence(need.evidence)),
    ...(need.createdBy === null ? [] : [{ name: t('needs.created'), value: t('needs.by', { name: need.createdBy, time: formats.dateTime(need.createdAt) }) }]),
    ...(need.decidedAt === null ? [] : [{ name: t('needs.decided'), value: t('needs.by', { name: need.decidedBy ?? '–', time: formats.dateTime(need.decidedAt) }) }]),
    ...(need.reason === null ? [] : [{ name: t('needs.decide.reason'), value: need.reason }]),
  ];
  return <Facts facts={facts} />;
}
