import type { Body } from './bodyTypes.ts';
import { type Rendering, renderBody } from './renderBody.ts';

/** A body as a string of HTML, for documents that are not pages. Loads React's string renderer when it is first called. */
export async function bodyMarkup(body: Body, rendering: Rendering): Promise<string> {
  const { renderToStaticMarkup } = await import('react-dom/server');
  return renderToStaticMarkup(renderBody(body, rendering));
}
