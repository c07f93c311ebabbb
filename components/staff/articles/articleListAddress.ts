/** The view, search and filters of the newsroom's list, as in its address. */
export type ArticleListAsked = { view: string; q?: string } & {
  /** `from` and `to` are days, "YYYY-MM-DD" */
  [filter in (typeof filterNames)[number]]?: string;
};

const filterNames = ['author', 'section', 'language', 'from', 'to'] as const;

/** The number of filters in use. */
export const countFilters = (asked: ArticleListAsked): number =>
  filterNames.filter((name) => asked[name]).length;

/** The parts of the list's address that have a value, in a fixed order. */
export const hiddenFields = (asked: ArticleListAsked): [string, string][] =>
  (['view', 'q', ...filterNames] as const).flatMap((name): [string, string][] =>
    asked[name] ? [[name, asked[name]]] : [],
  );

/** The address of a list, or of its next page. */
export const articleListPath = (asked: ArticleListAsked, before?: string): string =>
  `/newsroom?${new URLSearchParams([...hiddenFields(asked), ...(before ? [['before', before]] : [])])}`;
