import { IconCheck, IconChevronDown } from '@tabler/icons-react';
import type { CoursePageView } from '@sinau/contracts/enrolments';
import { useId, useState } from 'react';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { LessonList, type LessonListContext } from './lesson-list.js';
import classes from './module-list.module.css';
import { useWrittenLanguage } from '../../../ui/written.js';

type Module = CoursePageView['modules'][number];
type ModuleProps = { readonly module: Module; readonly number: number; readonly context: LessonListContext };

function isDone(lesson: Module['lessons'][number], context: LessonListContext): boolean {
  return lesson.state === 'done' || context.waiting.has(lesson.id);
}

function ModuleHead({ module, number, context }: ModuleProps) {
  const written = useWrittenLanguage();
  const t = useText();
  const formats = useFormats();
  const done = module.lessons.filter((lesson) => isDone(lesson, context)).length;
  const complete = done === module.lessons.length;
  const current = context.lockedUntil === null && module.lessons.some((lesson) => lesson.id === context.currentId);
  const state = complete ? t('enrolments.module.done') : t('enrolments.module.some', { done, total: module.lessons.length });
  const words = context.lockedUntil === null ? state : t('enrolments.module.locked', { day: formats.day(context.lockedUntil) });
  return (
    <>
      <span className={classes.number} data-state={complete ? 'done' : current ? 'current' : 'waiting'}>
        {complete ? <IconCheck size={22} stroke={3} aria-hidden="true" /> : number}
      </span>
      <span>
        <span className={classes.title} lang={written}>
          {module.title}
        </span>
        <span className={classes.words}>{module.hours > 0 ? `${words}, ${formats.jp(module.hours)}` : words}</span>
      </span>
      <IconChevronDown className={classes.chevron} size={18} aria-hidden="true" />
    </>
  );
}

function ModuleItem({ opensFirst, ...props }: ModuleProps & { readonly opensFirst: boolean }) {
  const [open, setOpen] = useState(opensFirst);
  const id = useId();
  return (
    <section className={classes.module}>
      <h2>
        <button type="button" className={classes.control} id={`${id}-head`} aria-expanded={open} aria-controls={`${id}-lessons`} onClick={() => setOpen(!open)}>
          <ModuleHead {...props} />
        </button>
      </h2>
      <div id={`${id}-lessons`} hidden={!open}>
        {open ? <LessonList lessons={props.module.lessons} context={props.context} /> : null}
      </div>
    </section>
  );
}

/** Modules that open and close; the one with the next lesson is open at first. */
export function ModuleList({ modules, context }: { readonly modules: readonly Module[]; readonly context: LessonListContext }) {
  const current = modules.find((module) => module.lessons.some((lesson) => lesson.id === context.currentId)) ?? modules[0];
  return modules.map((module, index) => <ModuleItem key={module.id} module={module} number={index + 1} context={context} opensFirst={module.id === current?.id} />);
}
