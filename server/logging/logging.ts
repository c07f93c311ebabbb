import { writeSync } from 'node:fs';
import { format, stripVTControlCharacters } from 'node:util';
import pino, { type DestinationStream, type LevelWithSilent, type Logger } from 'pino';
import { redactRecord, redactText } from './redaction.ts';

export type { Logger };

/**
 * Creates a logger that writes JSON lines with a time to stderr; stdout is for the operator's terminal. Everything that
 * is logged passes through `redaction.ts`, so callers need not know what may be logged.
 */
export function createLogger(level: string, to?: DestinationStream): Logger {
  return pino(
    {
      level,
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: (error) => error }, // already redacted
      hooks: {
        logMethod(args, method) {
          method.call(this, ...redactedArguments(args));
        },
      },
    },
    to ?? pino.destination({ fd: 2, sync: true }),
  );
}

/** The details and message of a call to the logger or the console, redacted. */
function redactedArguments(args: readonly unknown[]): [details: Record<string, unknown>, message: string] {
  const messageParts: unknown[] = [];
  const details: Record<string, unknown> = {};
  for (const arg of args) {
    if (arg instanceof Error) Object.assign(details, redactRecord({ err: arg }));
    else if (typeof arg === 'object' && arg !== null && !Array.isArray(arg))
      Object.assign(details, redactRecord(arg));
    else messageParts.push(arg);
  }
  const message = stripVTControlCharacters(format(...messageParts)).trim();
  return [details, redactText(message)];
}

const consoleLevels = {
  debug: 'debug',
  trace: 'debug',
  log: 'info',
  info: 'info',
  warn: 'warn',
  error: 'error',
} as const satisfies Record<string, LevelWithSilent>;
const consoleMethods = Object.keys(consoleLevels) as (keyof typeof consoleLevels)[];

/**
 * Turns console and stderr output of Next, its libraries and the app into redacted log lines. @returns a function that
 * stops it
 */
export function captureConsole(log: Logger): () => void {
  const before = { ...console };
  for (const name of consoleMethods)
    console[name] = (...args: unknown[]) => log[consoleLevels[name]](...(args as [string]));
  const write = process.stderr.write;
  process.stderr.write = ((chunk: string | Uint8Array, ...more: unknown[]) => {
    const text = typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString();
    if (text.trim() !== '') log.warn(text);
    const done = more.find((arg) => typeof arg === 'function') as (() => void) | undefined;
    done?.();
    return true;
  }) as typeof process.stderr.write;
  const warnings = process.listeners('warning');
  const warn = (warning: Error) => log.warn(warning);
  process.removeAllListeners('warning').on('warning', warn);
  return () => {
    for (const name of consoleMethods) console[name] = before[name];
    process.stderr.write = write;
    process.removeListener('warning', warn);
    for (const listener of warnings) process.on('warning', listener);
  };
}

/** Reports why the server did not start, as a sentence on a terminal or else as a log line. */
export function failToStart({ message, stack }: Error): never {
  const text = `Copydesk did not start. ${process.env.LOG_LEVEL === 'debug' ? stack : message}`;
  if (process.stderr.isTTY) writeSync(2, `${redactText(text)}\n`);
  else createLogger('fatal').fatal(text);
  process.exit(1);
}

/** For commands: logs uncaught errors in the log's format, redacted. */
export function logUncaught(): void {
  process.on('uncaughtException', (error) => {
    createLogger('fatal').fatal({ err: error }, 'The command failed.');
    process.exit(1);
  });
}

/** Prints a line to the operator's terminal. */
export function printToTerminal(text: string): void {
  process.stdout.write(`${text}\n`);
}
