import { notFoundPage } from '#app/_reader/notFoundPage.ts';
import { openPageContext, type Parameters } from '#app/_reader/pageContext.ts';
import { type Past, renderAsOfPage } from '#app/_reader/pages/asOfPage.ts';
import { AS_OF } from '#contracts/routes.ts';

type Props = { params: Promise<Omit<Past, 'parameters'>>; searchParams: Parameters };

/** The paper at a past moment, for readers; not found if the paper's settings do not allow it. */
export default async function AsOf({ params, searchParams: parameters }: Props) {
  const context = await openPageContext();
  if (!context.paper.pastIsOpen) return notFoundPage(context);
  const past = { ...(await params), parameters };
  const page = await renderAsOfPage({ ...past, by: 'readers', precision: 'second', root: AS_OF });
  return page ?? notFoundPage(context);
}
