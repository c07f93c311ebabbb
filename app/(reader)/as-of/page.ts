import { renderArchivePage } from '#app/_reader/pages/archivePage.ts';
import { readerRoute } from '#app/_reader/pages/pageRequest.ts';

export default readerRoute(renderArchivePage);
