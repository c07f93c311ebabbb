/** The view, search and filters of the newsroom's list, as in its address. */
export type ArticleListQuery = { view: string; q?: string } & {
  /** `from` and `to` are days, "YYYY-MM-DD" */
  [filter in (typeof filterNames)[number]]?: string;
};

const filterNames = ['author', 'section', 'language', 'from', 'to'] as const;

/** The number of filters in use. */
export const countFilters = (listQuery: ArticleListQuery): number =>
  filterNames.filter((name) => listQuery[name]).length;

/** The parts of the list's address that have a value, in a fixed order. */
export const hiddenFields = (listQuery: ArticleListQuery): [string, string][] =>
  (['view', 'q', ...filterNames] as const).flatMap((name): [string, string][] =>
    listQuery[name] ? [[name, listQuery[name]]] : [],
  );

/** The address of a list, or of its next page. */
export const articleListPath = (listQuery: ArticleListQuery, before?: string): string =>
  `/newsroom?${new URLSearchParams([...hiddenFields(listQuery), ...(before ? [['before', before]] : [])])}`;
