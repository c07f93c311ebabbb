/** An act of the open page that the command palette lists. */
export type PageCommand = { key: string; label: string; choose(): void };

const NO_COMMANDS: readonly PageCommand[] = [];
let commands = NO_COMMANDS;
const listeners = new Set<() => void>();

function setCommands(next: readonly PageCommand[]): void {
  commands = next;
  for (const listener of listeners) listener();
}

/** The acts of the open page for the command palette. */
export const pageCommands = {
  now: () => commands,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
  /** Sets the acts of a page. @returns a function that removes them */
  add(next: readonly PageCommand[]): () => void {
    setCommands(next);
    return () => {
      if (commands === next) setCommands(NO_COMMANDS);
    };
  },
};
