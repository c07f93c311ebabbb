import pg from 'pg';

export type Query = {
  text: string;
  values: unknown[];
  /** who asked: the login's name */
  user: string;
  ms: number;
};

type Ask = (this: pg.Client, ...given: unknown[]) => unknown;

/**
 * Every query that goes to Postgres from this process while `work` runs, as the code sends it: text, values and how
 * long the answer took. One at a time: whatever else runs meanwhile is seen too.
 */
export async function watchQueries<T>(work: () => Promise<T>): Promise<{ result: T; queries: Query[] }> {
  const queries: Query[] = [];
  const prototype = pg.Client.prototype as unknown as { query: Ask };
  const ask = prototype.query;
  prototype.query = function (...given) {
    const [first, second] = given as [string | { text?: string; values?: unknown[] }, unknown];
    const text = typeof first === 'string' ? first : (first?.text ?? '');
    const values = Array.isArray(second) ? second : typeof first === 'string' ? [] : (first?.values ?? []);
    const query: Query = { text, values, user: this.user ?? '', ms: 0 };
    queries.push(query);
    const began = performance.now();
    const done = () => {
      query.ms = performance.now() - began;
    };
    // The pool gives a function to be called; others wait for a promise.
    const last = given.at(-1);
    if (typeof last === 'function')
      return ask.apply(this, [
        ...given.slice(0, -1),
        (...answer: unknown[]) => {
          done();
          last(...answer);
        },
      ]);
    const answer = ask.apply(this, given);
    if (answer instanceof Promise) answer.then(done, done);
    return answer;
  };
  try {
    return { result: await work(), queries };
  } finally {
    prototype.query = ask;
  }
}
