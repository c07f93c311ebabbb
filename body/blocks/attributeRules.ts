/** Whether a value from outside may stand in an attribute. */
export type AttributeRule = (value: unknown) => boolean;

/** Whether Postgres and every feed can carry the text: no NUL, no half of a surrogate pair. */
export function isFitText(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}

/** Text that people write into an attribute. */
export const isAttributeText: AttributeRule = (value) =>
  typeof value === 'string' && value.length <= 10_000 && isFitText(value);

export const isWhole = (least: number, most: number): AttributeRule => {
  return (value) => Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
};

/** The name that stays with a block through edits; see `BlockId` in `bodySchema.ts`. */
export const isBlockId: AttributeRule = (value) => typeof value === 'string' && /^[\w-]{1,40}$/.test(value);
