import { renderHistoryPage } from '#app/_reader/pages/historyPage.ts';
import { readerRoute } from '#app/_reader/pages/pageRequest.ts';

export default readerRoute(renderHistoryPage);
