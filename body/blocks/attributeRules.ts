/** Whether a value of input is allowed in an attribute. */
export type AttributeRule = (value: unknown) => boolean;

/** Whether Postgres and every feed can store the text: no NUL and no lone surrogate. */
export const isFitText = (text: string): boolean => !text.includes('\0') && text.isWellFormed();

/** Whether a value is text for an attribute that users write. */
export const isAttributeText: AttributeRule = (value) =>
  typeof value === 'string' && value.length <= 10_000 && isFitText(value);

/** Whether a value is a whole number from `min` to `max`. */
export const isWhole = (min: number, max: number): AttributeRule => {
  return (value) => Number.isInteger(value) && Number(value) >= min && Number(value) <= max;
};

/** Whether a value is the id that a block keeps through edits; see `BlockId` in `bodySchema.ts`. */
export const isBlockId: AttributeRule = (value) => typeof value === 'string' && /^[\w-]{1,40}$/.test(value);
