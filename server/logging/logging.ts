import { writeSync } from 'node:fs';
import { format, stripVTControlCharacters } from 'node:util';
import pino, { type DestinationStream, type LevelWithSilent, type Logger } from 'pino';
import { redactRecord, redactText } from './redaction.ts';

export type { Logger };

/**
 * JSON lines on stderr, each with its time; stdout is for the person at the terminal. Whatever is logged goes through
 * `redaction.ts`, so no caller has to know what may be written.
 */
export function createLogger(level: string, to?: DestinationStream): Logger {
  return pino(
    {
      level,
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: (error) => error }, // it has been through `redaction.ts`
      hooks: {
        logMethod(given, method) {
          const { details, message } = parted(given);
          method.call(this, details, message);
        },
      },
    },
    to ?? pino.destination({ fd: 2, sync: true }),
  );
}

/** Details and message of a call of the log or the console, redacted. */
function parted(given: readonly unknown[]): { details: Record<string, unknown>; message: string } {
  const words: unknown[] = [];
  let details: Record<string, unknown> = {};
  for (const each of given) {
    if (each instanceof Error) details = { ...details, ...redactRecord({ err: each }) };
    else if (typeof each === 'object' && each !== null && !Array.isArray(each))
      details = { ...details, ...redactRecord(each) };
    else words.push(each);
  }
  const said = stripVTControlCharacters(format(...words)).trim();
  return { details, message: redactText(said) };
}

const consoleLevels = {
  debug: 'debug',
  trace: 'debug',
  log: 'info',
  info: 'info',
  warn: 'warn',
  error: 'error',
} as const satisfies Record<string, LevelWithSilent>;

/**
 * Makes log lines of what Next, its libraries and the app say to the console or to stderr: one format, and nothing that
 * the log may not hold. @returns what ends it
 */
export function captureConsole(log: Logger): () => void {
  const before = { ...console };
  for (const [name, level] of Object.entries(consoleLevels))
    console[name as keyof typeof consoleLevels] = (...given: unknown[]) => log[level](...(given as [string]));
  const write = process.stderr.write;
  process.stderr.write = ((chunk: string | Uint8Array, ...more: unknown[]) => {
    const text = typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString();
    if (text.trim() !== '') log.warn(text);
    const done = more.find((each) => typeof each === 'function') as (() => void) | undefined;
    done?.();
    return true;
  }) as typeof process.stderr.write;
  const warnings = process.listeners('warning');
  const warn = (warning: Error) => log.warn(warning);
  process.removeAllListeners('warning').on('warning', warn);
  return () => {
    for (const name of Object.keys(consoleLevels) as (keyof typeof consoleLevels)[])
      console[name] = before[name];
    process.stderr.write = write;
    process.removeListener('warning', warn);
    for (const each of warnings) process.on('warning', each);
  };
}

/** Says why the server did not start: a sentence to a person at the terminal, a line of the log to anything else. */
export function failToStart({ message, stack }: Error): never {
  const text = `Copydesk did not start. ${process.env.LOG_LEVEL === 'debug' ? stack : message}`;
  if (process.stderr.isTTY) writeSync(2, `${redactText(text)}\n`);
  else createLogger('fatal').fatal(text);
  process.exit(1);
}

/** For commands: what nobody caught is logged like everything else, and never with the values it was about. */
export function logUncaught(): void {
  process.on('uncaughtException', (error) => {
    createLogger('fatal').fatal({ err: error }, 'The command failed.');
    process.exit(1);
  });
}

/** Says something to the person at the terminal. */
export function printToTerminal(text: string): void {
  process.stdout.write(`${text}\n`);
}
