/** Whether anything is being uploaded: known to the shell without loading the code of uploads. */
let present = false;
const listeners = new Set<() => void>();

export const uploadsPresent = {
  get: (): boolean => present,
  set(next: boolean): void {
    if (next === present) return;
    present = next;
    for (const listener of listeners) listener();
  },
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
