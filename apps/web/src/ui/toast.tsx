import { IconX } from '@tabler/icons-react';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useText } from '../lib/i18n/index.js';
import { Button, IconButton } from './button.js';
import classes from './toast.module.css';

type Toast = { readonly id: number; readonly text: string; readonly undo: (() => void) | null };

const LIFETIME = 10_000;
let toasts: readonly Toast[] = [];
let last = 0;
const listeners = new Set<() => void>();

function set(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

function watch(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function dismiss(id: number): void {
  set(toasts.filter((toast) => toast.id !== id));
}

/** Says that something was done, for 10 s; with `undo`, a button takes it back. Offer the way back elsewhere too. */
export function showToast(text: string, undo?: () => void): void {
  last += 1;
  set([...toasts.slice(-2), { id: last, text, undo: undo ?? null }]);
}

function ToastCard({ toast }: { readonly toast: Toast }) {
  const t = useText();
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => dismiss(toast.id), LIFETIME);
    return () => clearTimeout(timer);
  }, [held, toast.id]);
  const { undo } = toast;
  return (
    <div
      className={classes.toast}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span>{toast.text}</span>
      {undo === null ? null : (
        <Button
          look="quiet"
          onClick={() => {
            undo();
            dismiss(toast.id);
          }}
        >
          {t('ui.undo')}
        </Button>
      )}
      <IconButton label={t('ui.close')} onClick={() => dismiss(toast.id)}>
        <IconX size={18} />
      </IconButton>
    </div>
  );
}

/** Where toasts appear; once, in the root. The clock of a toast stops while it is pointed at or holds the focus. */
export function ToastRegion() {
  const shown = useSyncExternalStore(watch, () => toasts);
  return (
    <div className={classes.region} role="status" aria-live="polite">
      {shown.map((toast) => (
        <ToastCard key={toast.id} toast={toast} />
      ))}
    </div>
  );
}
