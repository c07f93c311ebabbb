import type { Parameters } from '#app/_reader/pageContext.ts';

/** What a reader's page is asked for, in the present or in the past. */
export type PageRequest = {
  /** the part of the address that names an article, a section, a topic or an author, as it came */
  slug?: string;
  parameters?: Parameters;
  /** what stands before the addresses of this page's own paper: of the past, `/as-of/{moment}` */
  within?: string;
};
