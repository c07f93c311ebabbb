import { readerRoute } from '#app/_reader/pages/pageRequest.ts';
import { renderSeriesPage } from '#app/_reader/pages/seriesPage.ts';

export default readerRoute(renderSeriesPage);
