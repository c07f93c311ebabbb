import type { BodyMark, BodyNode } from '#body/bodyTypes.ts';
import type { BlockDetail, WordChanges } from './changeTypes.ts';
import { markKeys } from './comparedBlocks.ts';

/** Characters with the same marks. A line break counts as one space, as in the text of a comparison. */
type MarkedRun = { text: string; keys: Set<string>; href: string | null; isBreak: boolean };

/** Which words that both versions have got or lost formatting, and which links were added, removed or changed. */
export function markChanges(older: BodyNode, newer: BodyNode, words: WordChanges): BlockDetail[] {
  const [before, after] = [markedRunsOf(older), markedRunsOf(newer)];
  const [beforeAt, afterAt] = [byCharacter(before), byCharacter(after)];
  const details = new DetailList();
  let [from, to] = [0, 0];
  for (const { is, text } of words)
    for (const character of text.split('')) {
      const old = is === 'added' ? undefined : beforeAt[from++];
      const now = is === 'removed' ? undefined : afterAt[to++];
      details.add(character, [...linkChange(old, now, before, after), ...formatChanges(old, now)]);
    }
  return [...details.all, ...lineBreakChange(before, after)];
}

function markedRunsOf({ type, text, marks = [], content = [] }: BodyNode): MarkedRun[] {
  if (type !== 'text' && type !== 'hardBreak') return content.flatMap(markedRunsOf);
  const isBreak = type === 'hardBreak';
  const others = marks.filter((mark) => mark.type !== 'link');
  const href = marks.find((mark) => mark.type === 'link')?.attrs?.href;
  return [
    {
      text: isBreak ? ' ' : (text ?? ''),
      keys: new Set(isBreak ? [] : markKeys(others)),
      href: typeof href === 'string' ? href : null,
      isBreak,
    },
  ];
}

const byCharacter = (runs: MarkedRun[]): MarkedRun[] =>
  runs.flatMap((run) => Array.from({ length: run.text.length }, () => run));

type Change = Extract<BlockDetail, { is: 'mark' | 'link' }>;

/** Joins the changes of neighbouring characters. */
class DetailList {
  readonly all: Change[] = [];
  private open = new Map<string, Change>();

  add(character: string, changes: Change[]): void {
    const open = new Map<string, Change>();
    for (const change of changes) {
      const key = JSON.stringify(change);
      const previous = this.open.get(key);
      if (previous) previous.text += character;
      const detail = previous ?? { ...change, text: character };
      if (!previous) this.all.push(detail);
      open.set(key, detail);
    }
    this.open = open;
  }
}

const hasLink = (runs: MarkedRun[], href: string | null) => runs.some((run) => run.href === href);

/** A link of added or removed words counts only if the other version has no link to its target. */
function linkChange(
  old: MarkedRun | undefined,
  now: MarkedRun | undefined,
  before: MarkedRun[],
  after: MarkedRun[],
): Change[] {
  const [source, target] = [old?.href ?? null, now?.href ?? null];
  if (source === target) return [];
  if (!old && hasLink(before, target)) return [];
  if (!now && hasLink(after, source)) return [];
  return [{ is: 'link', text: '', before: source, after: target }];
}

/** Added and removed words have no changes of formatting: they are shown as they are. */
function formatChanges(old: MarkedRun | undefined, now: MarkedRun | undefined): Change[] {
  if (!old || !now || old.isBreak || now.isBreak) return [];
  return [
    ...[...old.keys].filter((key) => !now.keys.has(key)).map((key) => formatChange(key, 'removed')),
    ...[...now.keys].filter((key) => !old.keys.has(key)).map((key) => formatChange(key, 'added')),
  ];
}

function formatChange(key: string, change: 'added' | 'removed'): Change {
  const [mark, ...attributes] = JSON.parse(key) as [BodyMark['type'], ...[string, unknown][]];
  const value = attributes[0]?.[1];
  return { is: 'mark', mark, change, text: '', ...(value !== undefined && { value: String(value) }) };
}

function lineBreakChange(before: MarkedRun[], after: MarkedRun[]): BlockDetail[] {
  const breaks = (runs: MarkedRun[]) => runs.filter(({ isBreak }) => isBreak).length;
  return breaks(before) === breaks(after) ? [] : [{ is: 'lineBreaks' }];
}
