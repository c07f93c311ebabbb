export type ToastOptions = {
  /** milliseconds for which it is shown */
  duration?: number;
  action?: { label: string; onClick(): void };
};
export type Toast = { id: number; look: 'plain' | 'error'; text: string; options: ToastOptions | undefined };

let nextId = 1;
let waiting: readonly Toast[] = [];
const listeners = new Set<() => void>();

function setWaiting(next: readonly Toast[]): void {
  waiting = next;
  for (const listener of listeners) listener();
}

const show =
  (look: Toast['look']) =>
  (text: string, options?: ToastOptions): void =>
    setWaiting([...waiting, { id: nextId++, look, text, options }]);

/** Shows a message at the bottom of the page for some seconds. The code that shows messages is loaded with the first. */
export const toast = Object.assign(show('plain'), { error: show('error') });

/** The messages that are not shown yet. `ToastPlace` takes them. */
export const waitingToasts = {
  now: () => waiting,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  remove(toast: Toast): void {
    setWaiting(waiting.filter((each) => each !== toast));
  },
  /** @returns the messages, which are no longer waiting */
  take(): readonly Toast[] {
    const taken = waiting;
    if (taken.length > 0) setWaiting([]);
    return taken;
  },
};
