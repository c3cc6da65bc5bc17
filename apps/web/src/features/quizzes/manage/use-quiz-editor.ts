import type { AuthorQuestion, AuthorQuizView } from '@sinau/contracts/quizzes';
import type { QuestionKind } from '@sinau/domain/quizzes';
import { useQueryClient, useSuspenseQuery, type QueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { call, routeKey, routeQuery } from '../../../lib/api/index.js';
import { Autosave } from './autosave.js';
import { formOf, newQuestion, payloadOf, type Payload, type QuestionForm, type Words } from './question-form.js';
import { settingsFormOf, settingsOf, type Settings, type SettingsForm } from './settings-form.js';

type Place = { readonly courseId: string; readonly quizId: string };
export type QuestionAutosave = Autosave<QuestionForm, Payload>;
export type SettingsAutosave = Autosave<SettingsForm, Settings>;

const ROUTE = 'GET /api/courses/:courseId/quizzes/:quizId';

const later = (work: () => void, ms: number): (() => void) => {
  const timer = setTimeout(work, ms);
  return () => clearTimeout(timer);
};
const now = (): number => Date.now();

/** UUIDv4: the server takes any UUID as the id of a new question; addresses without https have no randomUUID. */
function newQuestionId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** Everything one may do to a draft quiz. Forms keep themselves on the server; the list follows at once. */
export class QuizEditor {
  readonly settings: SettingsAutosave;
  private readonly questions = new Map<string, QuestionAutosave>();
  private readonly key: readonly unknown[];

  constructor(
    private readonly place: Place,
    private readonly client: QueryClient,
    quiz: AuthorQuizView,
  ) {
    this.key = routeKey(ROUTE, { params: place });
    const save = async (settings: Settings, revision: number): Promise<number> => {
      const saved = await call('PUT /api/courses/:courseId/quizzes/:quizId/settings', { params: place, body: { revision, settings } });
      this.put((before) => ({ ...before, settings: saved.settings, revision: saved.revision, editedAt: saved.editedAt }));
      return saved.revision;
    };
    this.settings = new Autosave({ payload: settingsOf, save, later, now }, settingsFormOf(quiz.settings), quiz.revision);
  }

  /** The form of a question; the same as long as the page is open. */
  question(question: AuthorQuestion): QuestionAutosave {
    const known = this.questions.get(question.id);
    if (known) return known;
    const save = async (payload: Payload, revision: number): Promise<number> => {
      const params = { ...this.place, questionId: question.id };
      const saved = await call('PUT /api/courses/:courseId/quizzes/:quizId/questions/:questionId', { params, body: { ...payload, revision } });
      this.replace(saved);
      return saved.revision;
    };
    const made: QuestionAutosave = new Autosave({ payload: payloadOf, save, later, now }, formOf(question), question.revision);
    this.questions.set(question.id, made);
    return made;
  }

  async add(kind: QuestionKind, words: Words): Promise<string> {
    const id = newQuestionId();
    const added = await call('POST /api/courses/:courseId/quizzes/:quizId/questions', { params: this.place, body: { id, ...newQuestion(kind, words) } });
    this.put((before) => ({ ...before, questions: [...before.questions.filter((one) => one.id !== id), added] }));
    return id;
  }

  /** Behind `after`, at the front when null. The list shows it at once and goes back when the server refuses. */
  async move(questionId: string, after: string | null): Promise<void> {
    const before = this.client.getQueryData<AuthorQuizView>(this.key);
    this.put((quiz) => {
      const moved = quiz.questions.find((one) => one.id === questionId);
      const others = quiz.questions.filter((one) => one.id !== questionId);
      const at = after === null ? 0 : others.findIndex((one) => one.id === after) + 1;
      return moved ? { ...quiz, questions: [...others.slice(0, at), moved, ...others.slice(at)] } : quiz;
    });
    try {
      const quiz = await call('PUT /api/courses/:courseId/quizzes/:quizId/questions/:questionId/position', { params: { ...this.place, questionId }, body: { after } });
      this.client.setQueryData(this.key, quiz);
    } catch (error) {
      if (before) this.client.setQueryData(this.key, before);
      throw error;
    }
  }

  async remove(questionId: string): Promise<void> {
    await this.questions.get(questionId)?.flush();
    await call('DELETE /api/courses/:courseId/quizzes/:quizId/questions/:questionId', { params: { ...this.place, questionId } });
    this.put((quiz) => ({ ...quiz, questions: quiz.questions.filter((one) => one.id !== questionId) }));
  }

  async restore(questionId: string): Promise<void> {
    const restored = await call('POST /api/courses/:courseId/quizzes/:quizId/questions/:questionId/restore', { params: { ...this.place, questionId }, body: {} });
    this.questions.delete(questionId);
    this.put((quiz) => ({ ...quiz, questions: [...quiz.questions.filter((one) => one.id !== questionId), restored].sort((one, other) => one.position - other.position) }));
  }

  /** How the server has it now; for a conflict. */
  read(): Promise<AuthorQuizView> {
    return this.client.fetchQuery({ ...routeQuery(ROUTE, { params: this.place }), staleTime: 0 });
  }

  /** Sends everything; resolves with whether nothing is left only here. */
  async flush(): Promise<boolean> {
    const done = await Promise.all([this.settings.flush(), ...[...this.questions.values()].map((one) => one.flush())]);
    return done.every(Boolean);
  }

  unsaved(): boolean {
    return [this.settings, ...this.questions.values()].some((one) => one.current().status !== 'saved');
  }

  private replace(question: AuthorQuestion): void {
    this.put((quiz) => ({ ...quiz, questions: quiz.questions.map((one) => (one.id === question.id ? question : one)) }));
  }

  private put(change: (quiz: AuthorQuizView) => AuthorQuizView): void {
    this.client.setQueryData<AuthorQuizView>(this.key, (quiz) => (quiz ? change(quiz) : quiz));
  }
}

export function useQuizEditor(place: Place): { readonly quiz: AuthorQuizView; readonly editor: QuizEditor } {
  const client = useQueryClient();
  // read once: afterwards the page itself keeps the list true
  const { data: quiz } = useSuspenseQuery({ ...routeQuery(ROUTE, { params: place }), staleTime: Infinity, gcTime: 0 });
  const [editor] = useState(() => new QuizEditor(place, client, quiz));
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent): void => {
      if (!editor.unsaved()) return;
      void editor.flush();
      event.preventDefault();
    };
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [editor]);
  return { quiz, editor };
}
