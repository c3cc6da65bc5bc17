import { useState, type FormEvent } from 'react';

type Submission = {
  readonly busy: boolean;
  readonly failure: unknown;
  readonly onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  readonly fail: (error: unknown) => void;
};

/** Text of a field of a native form. */
export function entry(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}

/** Sends a native form once at a time; what was typed stays in the fields when it fails. */
export function useForm(send: (form: FormData) => Promise<void>): Submission {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  return {
    busy,
    failure,
    fail: setFailure,
    onSubmit(event) {
      event.preventDefault();
      if (busy) return;
      setBusy(true);
      setFailure(null);
      send(new FormData(event.currentTarget))
        .catch(setFailure)
        .finally(() => setBusy(false));
    },
  };
}
