import type { RulePreview } from '@sinau/contracts/programmes';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Facts } from '../../../ui/facts.js';
import { Announcement } from '../../../ui/visually-hidden.js';
import { Written } from '../../../ui/written.js';
import classes from '../components/programmes.module.css';

const KEPT = {
  already: 'enrolment-rules.rule.kept.already', waiting: 'enrolment-rules.rule.kept.waiting', withdrawn: 'enrolment-rules.rule.kept.withdrawn', excepted: 'enrolment-rules.rule.kept.excepted',
} as const;
const KEPT_NAMES = ['already', 'waiting', 'withdrawn', 'excepted'] as const;

type Sampled = RulePreview['sample'][number];

/** Why somebody fits: unit and post, and the gap where the rule asks for one. */
function Sample({ person }: { readonly person: Sampled }) {
  const t = useText();
  const gap = person.gap === null ? null : t('enrolment-rules.rule.gap_of', { required: person.gap.required, current: person.gap.current });
  return (
    <li className={classes.name}>
      <Written>{person.name}</Written>
      <small>
        <Written>{[person.unitName, person.positionTitle, gap].filter(Boolean).join(' · ')}</Written>
      </small>
    </li>
  );
}

/** What a rule would do: how many, before and after, who is kept out, and the first ten. */
export function RuleFigures({ preview }: { readonly preview: RulePreview }) {
  const t = useText();
  const formats = useFormats();
  const { seats, waitingList } = preview;
  const change = (before: number, after: number): string => (before === after ? formats.number(before) : t('enrolment-rules.rule.before_after', { before: formats.number(before), after: formats.number(after) }));
  const taken = seats.capacity === null ? change(seats.before, seats.after) : t('enrolment-rules.rule.of_capacity', { taken: change(seats.before, seats.after), capacity: formats.number(seats.capacity) });
  return (
    <>
      <p>
        <b>{t('enrolment-rules.rule.would', { newcomers: formats.number(preview.newcomers), seated: formats.number(preview.seated), left: formats.number(preview.left) })}</b>
      </p>
      <Announcement>{t('enrolment-rules.rule.would', { newcomers: formats.number(preview.newcomers), seated: formats.number(preview.seated), left: formats.number(preview.left) })}</Announcement>
      <Facts
        facts={[
          { name: t('enrolment-rules.rule.fitting'), value: formats.number(preview.fitting) },
          ...KEPT_NAMES.filter((name) => preview[name] > 0).map((name) => ({ name: t(KEPT[name]), value: formats.number(preview[name]) })),
          { name: t('programmes.run.seats'), value: taken },
          { name: t('programmes.waiting.title'), value: change(waitingList.before, waitingList.after) },
        ]}
      />
      {preview.sample.length === 0 ? null : (
        <>
          <p className={classes.muted}>{t('enrolment-rules.rule.sample', { count: preview.sample.length })}</p>
          <ul className={classes.list}>
            {preview.sample.map((person) => (
              <Sample key={person.id} person={person} />
            ))}
          </ul>
        </>
      )}
    </>
  );
}
