import pg from 'pg';

export type SentQuery = {
  text: string;
  values: unknown[];
  /** the login that sent it */
  user: string;
  ms: number;
};

type SendQuery = (this: pg.Client, ...args: unknown[]) => unknown;

/**
 * Records every query that this process sends to Postgres while `work` runs: text, values and duration. Queries of
 * concurrent code are recorded too, so only one `work` may run at a time.
 */
export async function recordQueries<T>(work: () => Promise<T>): Promise<{ result: T; queries: SentQuery[] }> {
  const queries: SentQuery[] = [];
  const prototype = pg.Client.prototype as unknown as { query: SendQuery };
  const send = prototype.query;
  prototype.query = function (...args) {
    const [first, second] = args as [string | { text?: string; values?: unknown[] }, unknown];
    const text = typeof first === 'string' ? first : (first?.text ?? '');
    const values = Array.isArray(second) ? second : typeof first === 'string' ? [] : (first?.values ?? []);
    const query: SentQuery = { text, values, user: this.user ?? '', ms: 0 };
    queries.push(query);
    const began = performance.now();
    const done = () => {
      query.ms = performance.now() - began;
    };
    // The pool passes a callback; other callers await the promise.
    const last = args.at(-1);
    if (typeof last === 'function')
      return send.apply(this, [
        ...args.slice(0, -1),
        (...answer: unknown[]) => {
          done();
          last(...answer);
        },
      ]);
    const answer = send.apply(this, args);
    if (answer instanceof Promise) answer.then(done, done);
    return answer;
  };
  try {
    return { result: await work(), queries };
  } finally {
    prototype.query = send;
  }
}
