import { useCallback, useEffect, useRef, useState } from 'react';

const KEY = 'sinau.quiz.shortcuts';

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest('dialog[open]')) return true;
  if (target instanceof HTMLInputElement) return !['radio', 'checkbox', 'button'].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

type Shortcuts = { readonly onPick: (index: number) => void; readonly onFlag: () => void };

/** Keys 1 to 6 pick an answer, R flags; never while typing, in a dialog, or together with another key. */
export function useShortcuts({ onPick, onFlag }: Shortcuts, enabled: boolean): void {
  const acts = useRef({ onPick, onFlag });
  useEffect(() => {
    acts.current = { onPick, onFlag };
  });
  useEffect(() => {
    if (!enabled) return;
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat || isTyping(event.target)) return;
      if (document.querySelector('dialog[open]')) return;
      if (/^[1-6]$/.test(event.key)) acts.current.onPick(Number(event.key) - 1);
      else if (event.key === 'r' || event.key === 'R') acts.current.onFlag();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [enabled]);
}

function remembered(): boolean {
  try {
    return localStorage.getItem(KEY) !== 'off';
  } catch {
    return true; // storage refused: on, as for everyone new
  }
}

/** Single keys can be turned off, for those who speak to the browser or hit keys by accident (WCAG 2.1.4). */
export function useShortcutChoice(): readonly [boolean, () => void] {
  const [on, setOn] = useState(remembered);
  const toggle = useCallback(() => {
    setOn((before) => {
      try {
        localStorage.setItem(KEY, before ? 'off' : 'on');
      } catch {
        return !before; // holds until the tab closes
      }
      return !before;
    });
  }, []);
  return [on, toggle];
}
