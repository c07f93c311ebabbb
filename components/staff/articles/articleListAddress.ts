/** What the newsroom's list is asked for, as its address says it. */
export type ArticleListAsked = {
  view: string;
  q?: string | undefined;
  author?: string | undefined;
  section?: string | undefined;
  language?: string | undefined;
  /** days, "YYYY-MM-DD" */
  from?: string | undefined;
  to?: string | undefined;
};

const filterNames = ['author', 'section', 'language', 'from', 'to'] as const;

/** How many filters a list is narrowed by. */
export const countFilters = (asked: ArticleListAsked): number =>
  filterNames.filter((name) => asked[name]).length;

/** What of the list's address has a value, in a fixed order. */
export const hiddenFields = ({ view, q, ...filters }: ArticleListAsked): [string, string][] =>
  [
    ['view', view] as const,
    ['q', q] as const,
    ...filterNames.map((name) => [name, filters[name]] as const),
  ].flatMap(([name, value]): [string, string][] => (value ? [[name, value]] : []));

/** The address of a list, or of its next page. */
export const articleListPath = (asked: ArticleListAsked, before?: string): string =>
  `/newsroom?${new URLSearchParams([...hiddenFields(asked), ...(before ? [['before', before]] : [])])}`;
