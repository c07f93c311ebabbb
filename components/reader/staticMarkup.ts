import type { ReactElement } from 'react';

// Imported at run time: Next refuses the static import in a server component.
const { renderToStaticMarkup } = await import('react-dom/server');

/**
 * The properties of an element whose content is finished HTML. Next renders the elements of a page twice, as HTML and as
 * data for its scripts, which readers do not get; a string costs it almost nothing.
 */
export const staticMarkup = (content: ReactElement) => ({
  dangerouslySetInnerHTML: { __html: renderToStaticMarkup(content) },
});
