import { useEffect, useState } from 'react';
import { keepSnapshot, keptSnapshot } from '../../../lib/offline/index.js';
import type { GivenAnswer } from '../components/questions.js';

const EMPTY: GivenAnswer = { marks: {}, texts: {} };

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What a device kept, as far as it is an answer at all. */
export function answerOf(kept: unknown): GivenAnswer {
  if (!isRecord(kept)) return EMPTY;
  const marks = isRecord(kept['marks']) ? kept['marks'] : {};
  const texts = isRecord(kept['texts']) ? kept['texts'] : {};
  return {
    marks: Object.fromEntries(Object.entries(marks).flatMap(([id, mark]) => (typeof mark === 'number' || typeof mark === 'string' ? [[id, mark]] : []))),
    texts: Object.fromEntries(Object.entries(texts).flatMap(([id, text]) => (typeof text === 'string' ? [[id, text]] : []))),
  };
}

type Draft = { readonly answer: GivenAnswer; readonly loaded: boolean; readonly change: (answer: GivenAnswer) => void; readonly forget: () => Promise<void> };

/** An answer that stays on this device, for this person, until it is sent. */
export function useAnswerDraft(personId: string, evaluationId: string): Draft {
  const key = `evaluation-draft:${evaluationId}`;
  const [answer, setAnswer] = useState(EMPTY);
  const [loaded, setLoaded] = useState(false);
  useEffect(() => {
    let current = true;
    keptSnapshot(personId, key)
      .then((kept) => (current ? setAnswer(answerOf(kept?.value)) : undefined))
      .catch(() => undefined) // a browser without its store answers as well, and keeps nothing
      .finally(() => (current ? setLoaded(true) : undefined));
    return () => {
      current = false;
    };
  }, [personId, key]);
  return {
    answer,
    loaded,
    change(next) {
      setAnswer(next);
      keepSnapshot(personId, key, next).catch(() => undefined);
    },
    forget: () => keepSnapshot(personId, key, null).catch(() => undefined),
  };
}
