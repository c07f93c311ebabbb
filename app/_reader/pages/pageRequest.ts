import type { ReactElement } from 'react';
import { openPageContext, type Parameters, segment } from '#app/_reader/pageContext.ts';
import { withReaderConnection } from '#editorial/readerQueries/withReaderConnection.ts';

/** The input of a reader page, in the present or in the past. */
export type PageRequest = {
  /** the raw address segment that names an article, section, topic or author */
  slug?: string;
  parameters?: Parameters;
  /** the prefix of this page's addresses: `/as-of/{moment}` for pages of the past */
  within?: string;
};

export type PageRenderer = (request: PageRequest) => Promise<ReactElement>;

type RouteProps = { params: Promise<{ slug?: string }>; searchParams: Parameters };

/** The default export of a route's `page.ts`: the reader page in the present. */
export const readerRoute = (render: PageRenderer) => async (props: RouteProps) => {
  const params = await props.params;
  return withReaderConnection(() => render({ ...params, parameters: props.searchParams }));
};

/** The page context, and the decoded slug: null for an invalid one. */
export async function openPage({ slug = '', parameters, within }: PageRequest) {
  return { slug: segment(slug), ...(await openPageContext(parameters, within)) };
}
