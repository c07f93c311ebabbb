import { renderFrontPage } from '#app/_reader/pages/frontPage.ts';
import { readerRoute } from '#app/_reader/pages/pageRequest.ts';

export default readerRoute(renderFrontPage);
