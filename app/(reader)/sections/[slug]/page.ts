import { readerRoute } from '#app/_reader/pages/pageRequest.ts';
import { renderSectionPage } from '#app/_reader/pages/sectionPage.ts';

export default readerRoute(renderSectionPage);
