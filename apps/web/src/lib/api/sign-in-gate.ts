/**
 * Where requests wait when the session has ended. The dialog opens the gate after the same person
 * has signed in again, and every waiting request is sent once more: nothing on the page is lost.
 */
type Gate = { readonly passed: Promise<boolean>; readonly open: (signedIn: boolean) => void };

let gate: Gate | null = null;
const listeners = new Set<() => void>();

function changed(): void {
  for (const listener of listeners) listener();
}

/** Resolves with true after a new sign-in, with false when the person leaves instead. */
export function waitForSignIn(): Promise<boolean> {
  if (!gate) {
    let open: Gate['open'] = () => undefined;
    const passed = new Promise<boolean>((resolve) => {
      open = resolve;
    });
    gate = { passed, open };
    changed();
  }
  return gate.passed;
}

export function openGate(signedIn: boolean): void {
  const current = gate;
  gate = null;
  changed();
  current?.open(signedIn);
}

/** Whether someone waits: the dialog is on the screen then. */
export function isWaiting(): boolean {
  return gate !== null;
}

export function watchGate(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
