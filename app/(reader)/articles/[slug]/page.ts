import { renderArticlePage } from '#app/_reader/pages/articlePage.ts';
import { readerRoute } from '#app/_reader/pages/pageRequest.ts';

export default readerRoute(renderArticlePage);
