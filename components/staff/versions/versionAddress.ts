/** `version` and `to`: as in `versionKey`; without `to` the version is compared with the draft. */
export type VersionQuery = { version?: string | undefined; to?: string | undefined };

export const versionsAddress = (articleId: number, { version, to }: VersionQuery = {}): string => {
  const query = new URLSearchParams({ ...(version && { version }), ...(to && { to }) });
  return `/newsroom/articles/${articleId}/versions${query.size > 0 ? `?${query}` : ''}`;
};

export const writersAddress = (articleId: number): string => `/newsroom/articles/${articleId}/writers`;
