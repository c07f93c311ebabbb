import { readerRoute } from '#app/_reader/pages/pageRequest.ts';
import { renderSearchPage } from '#app/_reader/pages/searchPage.ts';

export default readerRoute(renderSearchPage);
