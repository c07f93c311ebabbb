import { z } from 'zod';

const finite = z.number().finite();
/**
 * The cursor of a list of results. It contains everything that the ranking depends on (the moment of the first page,
 * the weight of each word, the average length). A story therefore has the same score on every page, even if others are
 * released in between, and no story is repeated or skipped.
 */
const placeSchema = z.object({
  /** ms since 1970 */
  moment: finite.int().nonnegative(),
  weights: z.array(finite).max(60),
  average: finite.positive(),
  common: z.boolean(),
  /** the block to read: the last story of the previous block ("microseconds.release"); null: the first block */
  block: z
    .string()
    .regex(/^-?\d{1,17}\.\d{1,15}$/)
    .nullable(),
  /** the last story of the block that was shown; null: none yet */
  last: z.object({ score: finite, id: finite.int() }).nullable(),
});
export type QueryPlace = z.output<typeof placeSchema>;

/** The press ignores longer values of a parameter. */
const MAX_CURSOR_CHARACTERS = 480;

/** Encodes a cursor for an address, as base64url. */
export function writePlace({ moment, weights, average, common, block, last }: QueryPlace): string {
  const parts = [moment, weights, average, common ? 1 : 0, block, last && [last.score, last.id]];
  const text = Buffer.from(JSON.stringify(parts)).toString('base64url');
  return text.length <= MAX_CURSOR_CHARACTERS ? text : '';
}

/** Decodes a cursor; null for any other text. */
export function readPlace(text: string | undefined): QueryPlace | null {
  if (!text || text.length > MAX_CURSOR_CHARACTERS || !/^[\w-]+$/.test(text)) return null;
  try {
    const parts = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (!Array.isArray(parts)) return null;
    const [moment, weights, average, common, block, last] = parts;
    const read = placeSchema.safeParse({
      moment,
      weights,
      average,
      block,
      common: common === 1,
      last: Array.isArray(last) ? { score: last[0], id: last[1] } : null,
    });
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}
