import type { Parameters } from '#app/_reader/pageContext.ts';

/** The input of a reader page, in the present or in the past. */
export type PageRequest = {
  /** the raw address segment that names an article, section, topic or author */
  slug?: string;
  parameters?: Parameters;
  /** the prefix of this page's addresses: `/as-of/{moment}` for pages of the past */
  within?: string;
};
