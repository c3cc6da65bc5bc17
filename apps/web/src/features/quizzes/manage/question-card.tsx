import { useSortable } from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import type { AuthorQuizView } from '@sinau/contracts/quizzes';
import { IconArrowDown, IconArrowUp, IconGripVertical, IconTrash } from '@tabler/icons-react';
import { useSyncExternalStore, type ReactNode } from 'react';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button, IconButton } from '../../../ui/button.js';
import { StatusChip } from '../../../ui/status-chip.js';
import classes from './editor.module.css';
import { useKindWords } from './kind-words.js';
import { isUnpublishable, problemsOf } from './question-form.js';
import type { QuestionAutosave } from './use-quiz-editor.js';

type Question = AuthorQuizView['questions'][number];

type QuestionCardProps = {
  readonly question: Question;
  readonly index: number;
  readonly count: number;
  readonly autosave: QuestionAutosave;
  readonly open: boolean;
  readonly onOpen: () => void;
  readonly onUp: () => void;
  readonly onDown: () => void;
  readonly onRemove: () => void;
  readonly children: ReactNode;
};

function Badge({ autosave }: { readonly autosave: QuestionAutosave }) {
  const t = useText();
  const { value, status } = useSyncExternalStore(autosave.watch, autosave.current);
  const problems = problemsOf(value);
  if (status === 'offline') return <StatusChip status="waiting">{t('quizzes.editor.unsaved')}</StatusChip>;
  if (problems.some((problem) => !isUnpublishable(problem))) return <StatusChip status="error">{t('quizzes.editor.unfinished')}</StatusChip>;
  if (problems.includes('key')) return <StatusChip status="warning">{t('quizzes.editor.nokey')}</StatusChip>;
  if (problems.includes('alt')) return <StatusChip status="warning">{t('quizzes.editor.noalt')}</StatusChip>;
  return <StatusChip status="done">{t('quizzes.editor.haskey')}</StatusChip>;
}

/** One question of the list: dragged by its handle, or moved by two buttons; opened in place. */
export function QuestionCard({ question, index, count, autosave, open, onOpen, onUp, onDown, onRemove, children }: QuestionCardProps) {
  const t = useText();
  const formats = useFormats();
  const kinds = useKindWords();
  const number = index + 1;
  const { setNodeRef, setActivatorNodeRef, listeners, attributes, transform, transition, isDragging } = useSortable({ id: question.id });
  return (
    <li ref={setNodeRef} id={`question-${question.id}`} className={classes.card} data-open={open} data-dragging={isDragging} style={{ transform: CSS.Translate.toString(transform), transition }}>
      <div className={classes.cardHead}>
        <button ref={setActivatorNodeRef} type="button" className={classes.grip} {...attributes} {...listeners} aria-label={t('quizzes.editor.drag', { number })}>
          <IconGripVertical size={20} aria-hidden="true" />
        </button>
        <h3 className={classes.cardTitle}>
          <button type="button" aria-expanded={open} onClick={onOpen}>
            <span className={classes.cardNumber}>{t('quizzes.question.number', { number })}</span>
            <span className={classes.excerpt}>{question.content.stem}</span>
          </button>
        </h3>
        <div className={classes.tools}>
          <IconButton label={t('quizzes.editor.up', { number })} disabled={index === 0} onClick={onUp}>
            <IconArrowUp size={19} />
          </IconButton>
          <IconButton label={t('quizzes.editor.down', { number })} disabled={index === count - 1} onClick={onDown}>
            <IconArrowDown size={19} />
          </IconButton>
          <IconButton label={t('quizzes.editor.remove', { number })} onClick={onRemove}>
            <IconTrash size={19} />
          </IconButton>
        </div>
        <div className={classes.facts}>
          <Badge autosave={autosave} />
          <span>{kinds[question.content.kind]}</span>
          <span>{t('quizzes.editor.worth', { points: formats.decimal(question.points, 2) })}</span>
          {question.topic === null ? null : <span>{question.topic}</span>}
          <Button look="quiet" aria-expanded={open} aria-label={open ? t('quizzes.editor.close', { number }) : t('quizzes.editor.edit', { number })} onClick={onOpen}>
            {open ? t('quizzes.editor.close.short') : t('quizzes.editor.edit.short')}
          </Button>
        </div>
      </div>
      {open ? children : null}
    </li>
  );
}
