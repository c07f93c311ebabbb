import type * as Y from 'yjs';
import type { CharacterSpan } from './suggestionPieces.ts';

/** Whether two ids are those of the same item of a Yjs document. */
export const isSameId = (a: Y.ID | null, b: Y.ID): boolean =>
  a !== null && a.client === b.client && a.clock === b.clock;

/** Whether the item with an id was in the draft before an update. */
export const isBefore =
  (beforeState: Map<number, number>) =>
  ({ client, clock }: Y.ID): boolean =>
    clock < (beforeState.get(client) ?? 0);

type SpanPart = { clock: number; length: number; isCovered: boolean; isOld: boolean };

/**
 * Splits a span where coverage by others begins or ends, and where text begins that an update has added: Yjs joins what a
 * person types to what the same person typed before.
 */
export function splitByCoverage(
  { id, length }: Pick<CharacterSpan, 'id' | 'length'>,
  others: CharacterSpan[],
  beforeState: Map<number, number> = new Map(),
): SpanPart[] {
  const [start, end] = [id.clock, id.clock + length];
  const ranges = others
    .filter((other) => other.id.client === id.client)
    .map((other) => [other.id.clock, other.id.clock + other.length] as const);
  const isInside = (clock: number) => clock > start && clock < end;
  const firstNew = beforeState.get(id.client) ?? 0;
  const bounds = new Set([start, ...[...ranges.flat(), firstNew].filter(isInside), end]);
  const clocks = [...bounds].sort((one, other) => one - other);
  return clocks.slice(0, -1).map((clock, at) => ({
    clock,
    length: (clocks[at + 1] ?? end) - clock,
    isCovered: ranges.some(([from, to]) => from <= clock && clock < to),
    isOld: clock < firstNew,
  }));
}
