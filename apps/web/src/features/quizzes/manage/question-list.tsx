import { closestCenter, DndContext, KeyboardSensor, PointerSensor, useSensor, useSensors, type Announcements, type DragEndEvent } from '@dnd-kit/core';
import { SortableContext, sortableKeyboardCoordinates, verticalListSortingStrategy } from '@dnd-kit/sortable';
import type { AuthorQuizView } from '@sinau/contracts/quizzes';
import { Problem } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { showToast } from '../../../ui/toast.js';
import classes from './editor.module.css';
import { QuestionCard } from './question-card.js';
import { QuestionEditor } from './question-editor.js';
import type { QuizEditor } from './use-quiz-editor.js';

type QuestionListProps = {
  readonly quiz: AuthorQuizView;
  readonly editor: QuizEditor;
  readonly opened: string | null;
  readonly fresh: string | null;
  readonly onOpen: (questionId: string | null) => void;
  readonly onAddAnother: (kind: AuthorQuizView['questions'][number]['content']['kind']) => void;
};

/** What a drag says to someone who does not see it. */
function useAnnouncements(quiz: AuthorQuizView): Announcements {
  const t = useText();
  const numberOf = (id: string | number | undefined): number => quiz.questions.findIndex((question) => question.id === id) + 1;
  return {
    onDragStart: ({ active }) => t('quizzes.drag.start', { number: numberOf(active.id) }),
    onDragOver: ({ active, over }) => t('quizzes.drag.over', { number: numberOf(active.id), place: numberOf(over?.id) }),
    onDragEnd: ({ active, over }) => t('quizzes.drag.end', { number: numberOf(active.id), place: numberOf(over?.id) }),
    onDragCancel: ({ active }) => t('quizzes.drag.cancel', { number: numberOf(active.id) }),
  };
}

/** The questions in their order: dragged, moved by buttons, opened in place, removed with a way back. */
export function QuestionList({ quiz, editor, opened, fresh, onOpen, onAddAnother }: QuestionListProps) {
  const t = useText();
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 6 } }), useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }));
  const announcements = useAnnouncements(quiz);
  const ids = quiz.questions.map((question) => question.id);
  const said = (error: unknown): void => showToast(error instanceof Problem && error.message ? error.message : t('quizzes.editor.unreachable'));

  /** To the place `to` of the list as it stands without the question. */
  const moveTo = (questionId: string, to: number): void => {
    const others = ids.filter((id) => id !== questionId);
    editor.move(questionId, to === 0 ? null : (others[to - 1] ?? null)).catch(said);
  };
  const dropped = ({ active, over }: DragEndEvent): void => {
    if (!over || over.id === active.id) return;
    moveTo(String(active.id), ids.indexOf(String(over.id)));
  };
  const remove = (questionId: string, number: number): void => {
    editor.remove(questionId).then(
      () => showToast(t('quizzes.editor.removed', { number }), () => void editor.restore(questionId).catch(said)),
      said,
    );
  };
  return (
    <DndContext sensors={sensors} collisionDetection={closestCenter} onDragEnd={dropped} accessibility={{ announcements, screenReaderInstructions: { draggable: t('quizzes.drag.how') } }}>
      <SortableContext items={ids} strategy={verticalListSortingStrategy}>
        <ol className={classes.cards}>
          {quiz.questions.map((question, index) => (
            <QuestionCard
              key={question.id}
              question={question}
              index={index}
              count={ids.length}
              autosave={editor.question(question)}
              open={opened === question.id}
              onOpen={() => onOpen(opened === question.id ? null : question.id)}
              onUp={() => moveTo(question.id, index - 1)}
              onDown={() => moveTo(question.id, index + 1)}
              onRemove={() => remove(question.id, index + 1)}
            >
              <QuestionEditor
                quiz={quiz}
                index={index}
                autosave={editor.question(question)}
                editor={editor}
                fresh={fresh === question.id}
                onAddAnother={() => onAddAnother(question.content.kind)}
                onDone={() => onOpen(null)}
              />
            </QuestionCard>
          ))}
        </ol>
      </SortableContext>
    </DndContext>
  );
}
