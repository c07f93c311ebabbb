import { isObject } from './jsonMembers.ts';
import { fileProblem, ItemRefused, type MachineReading, readEach } from './machineArticle.ts';
import { isNinjs, readNinjs } from './ninjs.ts';

/** Parses JSON: one article, a list of them, or an API answer that contains a list (`items`). Never throws. */
export function readJson(text: string): MachineReading {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return fileProblem('malformed', (error as Error).message);
  }
  const items = itemsIn(value).map((each, at) => ({ item: at + 1, value: each }));
  return items.length === 0 ? fileProblem('empty') : readEach(items, readJsonArticle);
}

/** Parses JSON lines, each an article; an item's number is its line number. Never throws. */
export function readJsonLines(text: string): MachineReading {
  const numbered = text.split('\n').map((value, at) => ({ item: at + 1, value }));
  const lines = numbered.filter(({ value }) => value.trim() !== '');
  if (lines.length === 0) return fileProblem('empty');
  return readEach(lines, (line, item) => {
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch (error) {
      throw new ItemRefused('malformed', (error as Error).message);
    }
    return readJsonArticle(value, item);
  });
}

/** Parses ninjs, or an article in our own format, which is not changed. @param item from 1 @throws {ItemRefused} */
export function readJsonArticle(value: unknown, item: number): MachineReading['articles'][number] {
  if (!isObject(value))
    throw new ItemRefused('unknown-format', Array.isArray(value) ? 'array' : String(value));
  if (isNinjs(value)) return readNinjs(value, item);
  if (!('headline' in value) && !('body' in value))
    throw new ItemRefused('unknown-format', Object.keys(value).slice(0, 5).join(', '));
  return { ...value, item, keptOut: [], related: [] };
}

function itemsIn(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  if (isObject(value) && !isNinjs(value))
    for (const name of ['items', '_items']) if (Array.isArray(value[name])) return value[name];
  return [value];
}
