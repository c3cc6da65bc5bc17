import type { ResultView } from '@sinau/contracts/quizzes';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { ProgressBar } from '../../../ui/progress.js';
import classes from './result.module.css';

/** Strong and weak topics, the weakest first: where to read again. */
export function Topics({ topics }: { readonly topics: ResultView['topics'] }) {
  const t = useText();
  const formats = useFormats();
  const share = (topic: ResultView['topics'][number]): number => (topic.maxPoints === 0 ? 0 : topic.points / topic.maxPoints);
  return (
    <ul className={classes.topics}>
      {[...topics]
        .sort((one, other) => share(one) - share(other))
        .map((topic) => (
          <li key={topic.topic}>
            <ProgressBar label={topic.topic} share={share(topic)} value={t('quizzes.points', { points: formats.decimal(topic.points, 2), max: formats.decimal(topic.maxPoints, 2) })} />
          </li>
        ))}
    </ul>
  );
}
