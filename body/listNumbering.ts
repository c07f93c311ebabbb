/** The numberings of an ordered list, as the `type` of an `<ol>`. */
const numberings = ['1', 'a', 'A', 'i', 'I'] as const;
export type Numbering = (typeof numberings)[number];

export const isNumbering = (value: unknown): value is Numbering =>
  (numberings as readonly unknown[]).includes(value);
