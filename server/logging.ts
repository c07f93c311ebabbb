import pino, { type Logger } from 'pino';

export type { Logger };

/** JSON lines on stderr; stdout is for the person at the terminal. */
export function createLogger(level: string): Logger {
  return pino(
    { level, base: undefined, formatters: { level: (label) => ({ level: label }) } },
    pino.destination({ fd: 2, sync: true }),
  );
}
