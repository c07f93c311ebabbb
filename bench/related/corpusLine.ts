import { languages } from '#contracts/languages.ts';
import type { Language } from '#db/schema/taxonomy.ts';

type Fields = Record<string, unknown>;
/** The fields of a written article, with the labels and the time as the benchmark needs them. */
export type NormalizedLine = Fields & { labels: string[]; at: number | undefined };

const MAX_TOPICS = 20;
const day = 86_400_000;

/**
 * Converts one line of a corpus to the fields of a written article. Other usual names (`title`, `text`, `date` …) are
 * accepted; ids, times, topics, sections and labels may be numbers.
 * @throws {Error} if the line is not an object, or its time cannot be parsed
 */
export function normalizeLine(line: unknown): NormalizedLine {
  if (typeof line !== 'object' || line === null || Array.isArray(line)) throw new Error('not a JSON object');
  const input = line as Fields;
  const first = (...names: string[]) => names.map((name) => input[name]).find(isPresent);
  const at = timeOf(first('released_at', 'date', 'published_at', 'published', 'time', 'timestamp'));
  const [id, section] = [first('id', '_id', 'key'), first('section', 'category')];
  const fields: Fields = {
    id: id === undefined ? undefined : String(id),
    headline: first('headline', 'title'),
    standfirst: first('standfirst', 'summary', 'description'),
    body: bodyOf(first('body', 'text', 'content')),
    section: section === undefined ? undefined : String(section),
    topics: stringsOf(first('topics', 'topic', 'tags')).slice(0, MAX_TOPICS),
    language: languageNamed(first('language', 'lang')),
    released_at: at === undefined ? undefined : new Date(at).toISOString(),
  };
  const present = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  return { ...present, labels: stringsOf(first('labels', 'label', 'event')), at };
}

const isPresent = (value: unknown) => value !== undefined && value !== null && value !== '';

const bodyOf = (body: unknown) => (Array.isArray(body) ? body.map(String).join('\n\n') : body);

function stringsOf(value: unknown): string[] {
  const values = Array.isArray(value) ? value : [value];
  return [...new Set(values.filter(isPresent).map((item) => String(item).trim()))].filter(isPresent);
}

/** Undefined if the paper does not have the language; the headline then decides. */
function languageNamed(value: unknown): Language | undefined {
  const name = String(value ?? '').toLowerCase();
  return languages.find((language) => name.slice(0, 2) === language.slice(0, 2));
}

/**
 * A time in ms since 1970. The size of a number decides whether it means ms, seconds, a date (20240131) or days after
 * 2000-01-01; the last keeps the order of a corpus that only numbers its stories.
 */
function timeOf(value: unknown): number | undefined {
  if (value === undefined) return undefined;
  const number =
    typeof value === 'number' ? value : /^\d+(\.\d+)?$/.test(String(value)) ? Number(value) : NaN;
  const at = Number.isNaN(number) ? Date.parse(String(value)) : timeOfNumber(number);
  if (Number.isNaN(new Date(at).getTime())) throw new Error(`no time: ${JSON.stringify(value)}`);
  return at;
}

function timeOfNumber(number: number): number {
  if (number >= 1e11) return number;
  if (number >= 1e8) return number * 1_000;
  const [, year, month, date] = /^(\d{4})(\d\d)(\d\d)$/.exec(String(number)) ?? [];
  if (year) return Date.parse(`${year}-${month}-${date}`);
  return Date.parse('2000-01-01') + number * day;
}
