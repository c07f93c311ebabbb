import { randomUUID } from 'node:crypto';
import pg from 'pg';

/** Maximum statements that a pool names: each of its connections keeps a plan of some 50 kB for each of them. */
const MAX_NAMED_STATEMENTS = 200;
/** Texts with more values come from lists of varying length and are rarely repeated. */
const MAX_VALUES = 40;
/** Texts remembered while it is not known whether they are repeated. */
const MAX_SEEN_TEXTS = 1_000;

/** A single data statement. Postgres cannot prepare several at once, and transaction control gains nothing. */
const PREPARABLE = /^\s*(select|with|insert|update|delete)\b[^;]*$/i;
/**
 * Statements that are not prepared. The best plan of a text search or a pattern depends on its words. The columns of `*`
 * change when a migration adds one, and Postgres then refuses the prepared statement. Lists `in ($1, $2)` have another
 * text for each length.
 */
const UNNAMED = /@@|\bi?like\b|\bselect\s+\*|\.\*|\bin \(\$\d+, \$/i;
/**
 * Codes for a prepared statement that Postgres no longer knows, or in which a migration has changed a column's type. The
 * statement has had no effect.
 */
export const OUTDATED_STATEMENT_CODES: ReadonlySet<unknown> = new Set(['0A000', '26000']);

/** Whether a statement may get a name, and then perhaps one plan for all values. */
export const isPreparable = (text: string, valueCount: number): boolean =>
  valueCount <= MAX_VALUES && PREPARABLE.test(text) && !UNNAMED.test(text);

/** The names under which the connections of a pool keep the plans of statements. */
export function createStatementNames() {
  const seen = new Set<string>();
  const names = new Map<string, string>();
  return {
    /** @returns the name from the second execution on; undefined for statements that are not prepared */
    nameOf(text: string, valueCount: number): string | undefined {
      const known = names.get(text);
      if (known !== undefined) return known;
      if (names.size >= MAX_NAMED_STATEMENTS || !isPreparable(text, valueCount)) return undefined;
      if (!seen.delete(text)) {
        if (seen.size >= MAX_SEEN_TEXTS) seen.clear();
        seen.add(text);
        return undefined;
      }
      const name = randomUUID();
      names.set(text, name);
      return name;
    },
    /** Replaces a name that Postgres has refused: every connection then prepares the statement again. */
    renew(text: string, refused: string): void {
      if (names.get(text) === refused) names.set(text, randomUUID());
    },
  };
}

type Query = { text: string; values?: unknown[]; name?: string };

/**
 * The class of a pool's clients, which repeat statements as prepared statements: planning takes longer than running
 * most of our queries. Postgres uses custom plans until it estimates a generic plan to be as cheap.
 */
export function preparingClient(): typeof pg.Client {
  const names = createStatementNames();
  return class PreparingClient extends pg.Client {
    // The type of the overridden method has an overload for each form of its parameters and results.
    override query(...parameters: unknown[]): never {
      const send = (changed: unknown[]) => (super.query as (...all: unknown[]) => never)(...changed);
      const [query, values, callback] = parameters;
      if (!isWithoutName(query)) return send(parameters);
      const used = Array.isArray(values) ? values : query.values;
      const name = names.nameOf(query.text, used?.length ?? 0);
      if (name === undefined) return send(parameters);
      const isOutdated = (error?: { code?: unknown } | null) => {
        if (!error || !OUTDATED_STATEMENT_CODES.has(error.code)) return false;
        names.renew(query.text, name);
        return true;
      };
      // The pool passes a callback, and is in no transaction: the statement can be repeated without a name.
      if (typeof callback === 'function')
        return send([
          { ...query, name },
          values,
          (error: null, result: unknown) =>
            isOutdated(error) ? send([query, values, callback]) : callback(error, result),
        ]);
      // A transaction awaits the promise, and is repeated as a whole by `inTransaction`.
      const answer: unknown = send([{ ...query, name }, values]);
      if (answer instanceof Promise) answer.catch(isOutdated);
      return answer as never;
    }
  };
}

const isWithoutName = (query: unknown): query is Query =>
  typeof query === 'object' &&
  query !== null &&
  'text' in query &&
  typeof query.text === 'string' &&
  !('submit' in query) &&
  !('name' in query && query.name);
