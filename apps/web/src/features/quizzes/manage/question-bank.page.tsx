import { questionKinds, type QuestionKind } from '@sinau/domain/quizzes';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { pagedQuery, type Output, type Row } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { SelectField, type Choice } from '../../../ui/form/index.js';
import { Page, RowList } from '../../../ui/layout.js';
import { PageHeader } from '../../../ui/page-header.js';
import { SearchField } from '../../../ui/search-field.js';
import { ListSkeleton } from '../../../ui/skeleton.js';
import { EmptyState, QueryFailure } from '../../../ui/states.js';
import { StatusChip } from '../../../ui/status-chip.js';
import { Written } from '../../../ui/written.js';
import { useKindWords } from './kind-words.js';
import classes from './question-bank.module.css';

const route = getRouteApi('/frame/shell/kelola/soal');
const names = ['cari', 'jenis', 'topik', 'kursus'] as const;
type Words = { readonly [N in (typeof names)[number]]?: string };
type Question = Row<'GET /api/questions'>;
type Summary = NonNullable<Output<'GET /api/questions'>['summary']>;

const kindOf = (value: string | undefined): QuestionKind | undefined => questionKinds.find((kind) => kind === value);
const isId = (value: string | undefined): value is string => value !== undefined && /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value);

/** What the address asks for, as words. */
function wordsOf(search: { readonly [N in (typeof names)[number]]?: unknown }): Words {
  return Object.fromEntries(
    names.flatMap((name) => {
      const given = search[name];
      const text = typeof given === 'string' || typeof given === 'number' ? String(given).trim().slice(0, 100) : '';
      return text === '' ? [] : [[name, text]];
    }),
  );
}

function queryOf({ cari, jenis, topik, kursus }: Words) {
  const kind = kindOf(jenis);
  return {
    ...(cari === undefined ? {} : { search: cari }), ...(kind === undefined ? {} : { kind }), ...(topik === undefined ? {} : { topic: topik }), ...(isId(kursus) ? { courseId: kursus } : {}),
  };
}

function QuestionItem({ question }: { readonly question: Question }) {
  const t = useText();
  const formats = useFormats();
  const kinds = useKindWords();
  const { course, quiz } = question;
  return (
    <li className={classes.row}>
      <div>
        <h2 className={classes.stem}>
          <Link to="/kelola/kursus/$courseId/kuis/$quizId" params={{ courseId: course.id, quizId: quiz.id }} search={{ soal: question.id }} lang={course.language}>
            {question.stem}
          </Link>
        </h2>
        <p className={classes.facts}>
          <span>{kinds[question.kind]}</span>
          <span>{t('bank.points', { points: formats.decimal(question.points, 2) })}</span>
          {question.topic === null ? null : <Written lang={course.language}>{question.topic}</Written>}
          <Written lang={course.language}>{`${course.title} · ${quiz.title}`}</Written>
          <span>{question.editedBy === null ? formats.relative(question.editedAt) : t('bank.edited', { name: question.editedBy, when: formats.relative(question.editedAt) })}</span>
        </p>
      </div>
      <div className={classes.chips}>
        {question.hasKey ? null : <StatusChip status="warning">{t('quizzes.editor.nokey')}</StatusChip>}
        <StatusChip status={question.published ? 'done' : 'waiting'}>{question.published ? t('bank.published') : t('bank.draft')}</StatusChip>
      </div>
    </li>
  );
}

type FiltersProps = { readonly search: Words; readonly summary: Summary | null; readonly onChange: (name: keyof Words, value: string) => void };

function Filters({ search, summary, onChange }: FiltersProps) {
  const t = useText();
  const kinds = useKindWords();
  const counted = (label: string, count: number): string => t('bank.choice', { label, count });
  /** What the address asks for is offered even where nothing is left of it. */
  const withChosen = (choices: readonly Choice[], chosen: string | undefined, label: string): readonly Choice[] =>
    chosen === undefined || choices.some(({ value }) => value === chosen) ? choices : [...choices, { value: chosen, label }];
  const { kinds: byKind = [], topics = [], courses = [] } = summary ?? {};
  const kind = kindOf(search.jenis);
  const course = isId(search.kursus) ? search.kursus : undefined;
  return (
    <>
      <SelectField
        label={t('bank.kind')} value={kind ?? ''} onChange={(value) => onChange('jenis', value)}
        choices={[{ value: '', label: t('bank.any') }, ...withChosen(byKind.map(({ value, count }) => ({ value, label: counted(kinds[value], count) })), kind, kind ? kinds[kind] : '')]}
      />
      <SelectField
        label={t('bank.topic')} value={search.topik ?? ''} onChange={(value) => onChange('topik', value)}
        choices={[{ value: '', label: t('bank.any') }, ...withChosen(topics.map(({ value, count }) => ({ value, label: counted(value, count) })), search.topik, search.topik ?? '')]}
      />
      <SelectField
        label={t('bank.course')} value={course ?? ''} onChange={(value) => onChange('kursus', value)}
        choices={[{ value: '', label: t('bank.any') }, ...withChosen(courses.map(({ id, title, count }) => ({ value: id, label: counted(title, count) })), course, t('bank.unknown'))]}
      />
    </>
  );
}

/** The questions of all quizzes that one may edit: found by words, kind, topic and course, and opened where they are asked. */
export function QuestionBankPage() {
  const t = useText();
  const search = wordsOf(route.useSearch());
  const navigate = route.useNavigate();
  const list = useInfiniteQuery(pagedQuery('GET /api/questions', { query: queryOf(search) }));
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const summary = list.data?.pages[0]?.summary ?? null;
  const filtered = Object.keys(search).length > 0;
  const go = (next: Words): void => void navigate({ search: next, replace: true });
  const change = (name: keyof Words, value: string): void => {
    const { [name]: _old, ...rest } = search;
    go(value === '' ? rest : { ...rest, [name]: value });
  };
  return (
    <Page>
      <PageHeader title={t('bank.title')} lead={t('bank.lead')} crumbs={[{ label: t('bank.courses'), to: '/kelola' }, { label: t('bank.title') }]} />
      <div className={classes.tools}>
        <div className={classes.search}>
          <SearchField label={t('bank.search')} value={search.cari ?? ''} onSearch={(text) => change('cari', text)} count={list.isFetching ? null : (summary?.total ?? null)} />
        </div>
        <Filters search={search} summary={summary} onChange={change} />
      </div>
      {list.isPending ? <ListSkeleton rows={6} height={92} /> : null}
      {list.isError && list.data === undefined ? <QueryFailure what={t('bank.failed')} query={list} /> : null}
      {list.data === undefined ? null : rows.length === 0 ? (
        <EmptyState {...(filtered ? { action: <Button onClick={() => go({})}>{t('bank.clear')}</Button> } : {})}>{filtered ? t('bank.none') : t('bank.empty')}</EmptyState>
      ) : (
        <>
          {summary === null ? null : <p className={classes.count}>{t('bank.count', { count: summary.total })}</p>}
          <RowList>
            {rows.map((question) => (
              <QuestionItem key={question.id} question={question} />
            ))}
          </RowList>
        </>
      )}
      {list.hasNextPage ? (
        <div className={classes.more}>
          <Button look="outline" onClick={() => void list.fetchNextPage()} busy={list.isFetchingNextPage}>
            {t('bank.more')}
          </Button>
        </div>
      ) : null}
    </Page>
  );
}
