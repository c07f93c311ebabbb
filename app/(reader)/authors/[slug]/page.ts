import { renderAuthorPage } from '#app/_reader/pages/labelPage.ts';
import { readerRoute } from '#app/_reader/pages/pageRequest.ts';

export default readerRoute(renderAuthorPage);
