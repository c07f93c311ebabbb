import { renderCorrectionsPage } from '#app/_reader/pages/correctionsPage.ts';
import { readerRoute } from '#app/_reader/pages/pageRequest.ts';

export default readerRoute(renderCorrectionsPage);
