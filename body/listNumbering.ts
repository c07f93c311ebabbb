/** How an ordered list is numbered, as the `type` of an `<ol>`: 1, a, A, i, I. */
export const numberings = ['1', 'a', 'A', 'i', 'I'] as const;
export type Numbering = (typeof numberings)[number];

export const isNumbering = (value: unknown): value is Numbering =>
  (numberings as readonly unknown[]).includes(value);
