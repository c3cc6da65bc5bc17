import { questionKinds, type QuestionKind } from '@sinau/domain/quizzes';
import { IconPlus } from '@tabler/icons-react';
import { useBlocker, useParams, useSearch } from '@tanstack/react-router';
import { Suspense, useState } from 'react';
import { Problem } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { Dialog } from '../../../ui/dialog/index.js';
import { Page, Section, WithRail } from '../../../ui/layout.js';
import { PageHeader } from '../../../ui/page-header.js';
import { PageSkeleton } from '../../../ui/skeleton.js';
import { EmptyState } from '../../../ui/states.js';
import { showToast } from '../../../ui/toast.js';
import { Checklist } from './checklist.js';
import classes from './editor.module.css';
import { useKindWords } from './kind-words.js';
import { QuestionList } from './question-list.js';
import { SettingsEditor } from './settings-editor.js';
import { useQuizEditor, type QuizEditor } from './use-quiz-editor.js';

type Place = { readonly courseId: string; readonly quizId: string };

function AddButtons({ busy, onAdd }: { readonly busy: boolean; readonly onAdd: (kind: QuestionKind) => void }) {
  const kinds = useKindWords();
  return (
    <div className={classes.adders}>
      {questionKinds.map((kind) => (
        <Button key={kind} look="plain" before={<IconPlus size={18} />} disabled={busy} onClick={() => onAdd(kind)}>
          {kinds[kind]}
        </Button>
      ))}
    </div>
  );
}

/** Leaving with something that is only on this page: sent first; asked only when that fails. */
function LeaveGuard({ editor }: { readonly editor: QuizEditor }) {
  const t = useText();
  const { status, proceed, reset } = useBlocker({ shouldBlockFn: async () => !(await editor.flush()), withResolver: true, enableBeforeUnload: false });
  return (
    <Dialog
      open={status === 'blocked'}
      onClose={() => reset?.()}
      title={t('quizzes.leave.title')}
      lead={t('quizzes.leave.text')}
      actions={
        <>
          <Button look="plain" onClick={() => proceed?.()}>
            {t('quizzes.leave.go')}
          </Button>
          <Button onClick={() => reset?.()}>{t('quizzes.leave.stay')}</Button>
        </>
      }
    />
  );
}

function scrollToQuestion(questionId: string): void {
  requestAnimationFrame(() => document.getElementById(`question-${questionId}`)?.scrollIntoView({ block: 'start' }));
}

function Editor({ place, question }: { readonly place: Place; readonly question: string | null }) {
  const t = useText();
  const formats = useFormats();
  const { quiz, editor } = useQuizEditor(place);
  const [opened, setOpened] = useState(question);
  const [fresh, setFresh] = useState<string | null>(null);
  const [adding, setAdding] = useState(false);
  const points = quiz.questions.reduce((sum, question) => sum + question.points, 0);
  const open = (questionId: string | null): void => {
    setFresh(null);
    setOpened(questionId);
    if (questionId !== null) scrollToQuestion(questionId);
  };
  const add = async (kind: QuestionKind): Promise<void> => {
    setAdding(true);
    try {
      const id = await editor.add(kind, { stem: t('quizzes.editor.new'), option: (number) => t('quizzes.editor.option', { number }) });
      setOpened(id);
      setFresh(id);
      scrollToQuestion(id);
    } catch (error) {
      showToast(error instanceof Problem && error.message ? error.message : t('quizzes.editor.unreachable'));
    } finally {
      setAdding(false);
    }
  };
  return (
    <>
      <PageHeader
        title={quiz.settings.title}
        lead={t('quizzes.editor.lead', { course: quiz.courseTitle })}
        crumbs={[{ label: quiz.courseTitle, to: `/kelola/kursus/${place.courseId}` }]}
      />
      <WithRail
        rail={
          <>
            <Section title={t('quizzes.check')}>
              <Checklist quiz={quiz} onGo={open} />
            </Section>
            <Section title={t('quizzes.editor.keys')}>
              <ul className={classes.keys}>
                <li>{t('quizzes.editor.keys.tab')}</li>
                <li>{t('quizzes.editor.keys.enter')}</li>
                <li>{t('quizzes.editor.keys.next')}</li>
              </ul>
            </Section>
          </>
        }
      >
        <SettingsEditor quiz={quiz} editor={editor} />
        <Section title={t('quizzes.editor.questions')} actions={<span className={classes.total}>{t('quizzes.editor.total', { count: quiz.questions.length, points: formats.decimal(points, 2) })}</span>}>
          {quiz.questions.length === 0 ? <EmptyState>{t('quizzes.editor.empty')}</EmptyState> : null}
          <QuestionList quiz={quiz} editor={editor} opened={opened} fresh={fresh} onOpen={open} onAddAnother={(kind) => void add(kind)} />
          <h3 className={classes.addTitle}>{t('quizzes.editor.add')}</h3>
          <AddButtons busy={adding} onAdd={(kind) => void add(kind)} />
        </Section>
      </WithRail>
      <LeaveGuard editor={editor} />
    </>
  );
}

/** A draft quiz for its authors: settings, questions, keys and feedback, all edited in place. */
export function QuizEditorPage() {
  const place = useParams({ from: '/frame/shell/kelola/kursus/$courseId/kuis/$quizId' });
  const { soal = null } = useSearch({ from: '/frame/shell/kelola/kursus/$courseId/kuis/$quizId' });
  return (
    <Page>
      <Suspense fallback={<PageSkeleton />}>
        <Editor key={place.quizId} place={place} question={soal} />
      </Suspense>
    </Page>
  );
}
