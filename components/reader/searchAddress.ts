import { pathOf } from '#contracts/routes.ts';
import type { Language } from '#editorial/readerQueries/readerTypes.ts';
import { address } from '#publishing/addresses.ts';

/** The query and the filters of a search, as in its address. */
export type SearchCriteria = {
  q: string;
  section?: string | undefined;
  author?: string | undefined;
  /** days, "YYYY-MM-DD" */
  from?: string | undefined;
  to?: string | undefined;
  language?: Language | undefined;
};

export const filterNames = ['section', 'author', 'from', 'to', 'language'] as const;
export type FilterName = (typeof filterNames)[number];

export const searchPath = ({ q, section, author, from, to, language }: SearchCriteria, after?: string) =>
  address(pathOf('search'), { q, section, author, from, to, language, after });

/** The same search without one of its filters, or without all of them. */
export const without = (criteria: SearchCriteria, name?: FilterName) =>
  searchPath(name ? { ...criteria, [name]: undefined } : { q: criteria.q });
