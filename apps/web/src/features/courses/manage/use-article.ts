import type { ArticleView } from '@sinau/contracts/courses';
import { useEffect, useRef, useState } from 'react';
import { call, isProblem, Unreachable, type Input } from '../../../lib/api/index.js';
import type { DraftStore, SaveState } from './draft-store.js';
import { writtenArticle } from './written-article.js';

type Body = Input<'PUT /api/courses/:courseId/articles/:lessonId'>['body']['body'];
export type ArticleState = Exclude<SaveState, { kind: 'conflict' }> | { readonly kind: 'conflict'; readonly theirs: ArticleView };

const PAUSE_MS = 1_200;
const RETRY_MS = 5_000;

/** One article's autosave: the last text typed is the text stored, over the revision that was seen. */
export class ArticleStore {
  private revision: number;
  private latest: unknown = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private sending: Promise<void> | null = null;
  state: ArticleState;

  constructor(
    private readonly article: ArticleView,
    private readonly courseId: string,
    private readonly tell: (state: ArticleState) => void,
  ) {
    this.revision = article.revision;
    this.state = article.editedAt === null ? { kind: 'waiting' } : { kind: 'saved', at: article.editedAt };
  }

  get unsaved(): boolean {
    return this.latest !== null || this.sending !== null;
  }

  edit(json: unknown): void {
    this.latest = json;
    if (this.state.kind === 'conflict') return;
    this.become({ kind: 'waiting' });
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), PAUSE_MS);
  }

  async flush(): Promise<void> {
    clearTimeout(this.timer);
    while (this.sending) await this.sending;
    if (this.latest === null || this.state.kind === 'conflict') return;
    this.sending = this.send(this.latest).finally(() => {
      this.sending = null;
    });
    await this.sending;
  }

  /** Mine over theirs. */
  takeOver(): void {
    if (this.state.kind !== 'conflict') return;
    this.revision = this.state.theirs.revision;
    this.become({ kind: 'waiting' });
    void this.flush();
  }

  private async send(json: unknown): Promise<void> {
    const checked = writtenArticle(json);
    if (!checked.accepted) return this.become({ kind: 'failed', error: new Error(`${checked.reason} ${checked.path}`) });
    this.latest = null;
    this.become({ kind: 'saving' });
    const params = { courseId: this.courseId, lessonId: this.article.lessonId };
    try {
      const body: Body = { ...checked.article };
      const saved = await call('PUT /api/courses/:courseId/articles/:lessonId', { params, body: { revision: this.revision, body } });
      this.revision = saved.revision;
      if (this.latest === null) this.become({ kind: 'saved', at: saved.editedAt ?? new Date().toISOString() });
    } catch (error) {
      this.latest ??= json;
      await this.failed(error, params);
    }
  }

  private async failed(error: unknown, params: { courseId: string; lessonId: string }): Promise<void> {
    if (isProblem(error, 'article_conflict')) {
      const theirs = await call('GET /api/courses/:courseId/articles/:lessonId', { params }).catch(() => null);
      return this.become(theirs ? { kind: 'conflict', theirs } : { kind: 'failed', error });
    }
    if (!(error instanceof Unreachable) && !isProblem(error, 'unavailable')) return this.become({ kind: 'failed', error });
    this.become({ kind: 'offline' });
    this.timer = setTimeout(() => void this.flush(), RETRY_MS);
  }

  private become(state: ArticleState): void {
    this.state = state;
    this.tell(state);
  }

  dispose(): void {
    clearTimeout(this.timer);
  }
}

/** Autosave of the article on this page; saved when the page or the lesson is left. */
export function useArticle(article: ArticleView, courseId: string, draft: DraftStore): { readonly store: ArticleStore; readonly state: ArticleState } {
  const [state, setState] = useState<ArticleState>(article.editedAt === null ? { kind: 'saved', at: '' } : { kind: 'saved', at: article.editedAt });
  const [store] = useState(() => new ArticleStore(article, courseId, setState));
  const held = useRef(draft);
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent): void => {
      if (store.unsaved) event.preventDefault();
    };
    const again = (): void => void store.flush();
    window.addEventListener('beforeunload', warn);
    window.addEventListener('online', again);
    const forget = held.current.beforePublishing(() => store.flush());
    return () => {
      window.removeEventListener('beforeunload', warn);
      window.removeEventListener('online', again);
      forget();
      void store.flush().finally(() => store.dispose());
    };
  }, [store]);
  return { store, state };
}
