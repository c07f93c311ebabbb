import { notFoundPage } from '#app/_reader/notFoundPage.ts';
import { openPageContext, type Parameters } from '#app/_reader/pageContext.ts';
import { type Past, renderAsOfPage } from '#app/_reader/pages/asOfPage.ts';
import { AS_OF } from '#contracts/routes.ts';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<Omit<Past, 'parameters'>>; searchParams: Parameters };

/** The paper at a past moment, for readers; not found if the paper's settings do not allow it. */
export default async function AsOf({ params, searchParams }: Props) {
  const opened = await openPageContext();
  if (!opened.paper.pastIsOpen) return notFoundPage(opened);
  const past = { ...(await params), parameters: searchParams };
  return (
    (await renderAsOfPage({ ...past, by: 'readers', grain: 'second', root: AS_OF })) ?? notFoundPage(opened)
  );
}
