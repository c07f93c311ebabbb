/**
 * Redacts errors and details for the log. An error keeps its type and its stack frames. Values in it (query parameters,
 * rows, emails, headers) are never copied.
 */

/** Longer texts are cut before they are processed, to bound the cost of a log line. */
const MAX_TEXT = 8_000;
const MAX_DEPTH = 5;
const MAX_ITEMS = 50;

/** Names of details whose value is never logged. */
const secretName =
  /pass|secret|token|cookie|authori[sz]ation|session|credential|e-?mail|recipient|letter|payload|params|parameters|query|body|headers|rawpacket/i;
/** Names of details that contain text by users, or the whole input of a request or job. */
const contentName =
  /^(data|text|html|subject|to|from|cc|bcc|rejected|response|config|input|rows?|values?|args?)$/i;

/**
 * Replaces each form of secret in a text. Each pattern is linear, as every repetition is bounded or ends at its first
 * mismatch.
 */
const secretForms: [form: RegExp, replacement: string][] = [
  // drizzle-orm: the query's parameters follow, over any number of lines
  [/(^|\s)params: [\s\S]*/u, '$1params: …'],
  [/:\/\/[^\s/@]{1,500}@/gu, '://…@'],
  [/[^\s@<>"'`(),;:=/]{1,64}@[^\s@<>"'`(),;:=]{1,255}/gu, '…@…'],
  [/\?[\w.~%[\]-]{1,100}=[^\s"'<>)]*/gu, '?…'],
  [/\/(invite|reset|sign-in|subscriptions|proofs|first|links?)\/[^\s/?"'<>)]+/giu, '/$1/…'],
  [/\b(Bearer|Basic) +[^\s"']+/giu, '$1 …'],
  [
    /((?:token|cookie|secret|password|session)[\w.-]{0,30}["']?\s{0,3}(?:=|:(?=\s{0,3}["'])))\s{0,3}("[^"]*"?|'[^']*'?|[^\s;,&"']+)/giu,
    '$1…',
  ],
  // JSON.parse quotes its input, Postgres the value that it could not parse
  [/(Unexpected [^,\n]{1,60}), [\s\S]{0,300}? is not valid JSON/u, '$1: not valid JSON'],
  [/(invalid input (?:syntax|value) for [^:\n]{1,80}): "[\s\S]*?"(?=\n {4}at |$)/u, '$1: …'],
  [/\b(Key|Failing row contains) ?\([\s\S]*/u, '$1 (…)'],
  // a hash, a key, a sealed or random value
  [/[\w+-]{40,}={0,2}/gu, '…'],
];

/** A text without secrets, cut to the maximum length. */
export function redactText(text: string): string {
  const shortened = text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text;
  return secretForms.reduce((result, [form, replacement]) => result.replace(form, replacement), shortened);
}

/** A detail in the form that may be logged: errors reduced to their type, texts redacted, secrets left out. */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return redactText(value);
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'function' || typeof value === 'symbol') return undefined;
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= MAX_DEPTH) return '…';
  if (value instanceof Error) return redactError(value, depth);
  if (value instanceof Date) return value;
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return `${value.byteLength} bytes`;
  if (Array.isArray(value)) return value.slice(0, MAX_ITEMS).map((each) => redact(each, depth + 1));
  return redactRecord(value, depth);
}

/** The details of a log line, each redacted. */
export function redactRecord(record: object, depth = 0): Record<string, unknown> {
  const entries = Object.entries(record).slice(0, MAX_ITEMS);
  const redactValue = (name: string, value: unknown) =>
    isWithheld(name, value) ? '…' : redact(value, depth + 1);
  return Object.fromEntries(entries.map(([name, value]) => [redactText(name), redactValue(name, value)]));
}

function isWithheld(name: string, value: unknown): boolean {
  return (secretName.test(name) || contentName.test(name)) && !(value instanceof Error);
}

/** Fields of errors from Node, Postgres and Next that describe the failure and contain no values. */
const SAFE_FIELDS =
  'code errno syscall port digest severity schema table column constraint routine responseCode statusCode exitCode signal';

function redactError(error: Error, depth: number): Record<string, unknown> {
  const fields = error as unknown as Record<string, unknown>;
  const redacted: Record<string, unknown> = {
    type: error.constructor?.name || error.name,
    message: messageOf(error),
    stack: framesOf(error),
  };
  for (const name of SAFE_FIELDS.split(' ')) {
    const value = fields[name];
    if (typeof value === 'string') redacted[name] = redactText(value.slice(0, 200));
    else if (typeof value === 'number') redacted[name] = value;
  }
  if (error.cause !== undefined) redacted.cause = redact(error.cause, depth + 1);
  if (error instanceof AggregateError) redacted.errors = redact(error.errors, depth);
  return redacted;
}

/** The message of an error. For a failed query it is the SQL text, which contains parameter numbers, not values. */
function messageOf(error: Error): string {
  const { query } = error as { query?: unknown };
  const isQuery = typeof query === 'string' && error.message.startsWith('Failed query: ');
  return redactText(isQuery ? `Failed query: ${query.slice(0, 2_000)}` : String(error.message));
}

/**
 * The stack's frames. A stack begins with the original message, which may itself look like a frame, so that part is cut
 * off as a whole.
 */
function framesOf({ stack, message }: Error): string | undefined {
  if (typeof stack !== 'string') return undefined;
  const at = message ? stack.indexOf(message) : -1;
  const rest = at < 0 ? stack : stack.slice(at + message.length);
  const frames = rest.split('\n', 60).filter((line) => /^\s{1,8}at /.test(line));
  return redactText(frames.map((line) => line.trim()).join('\n'));
}
