import { join } from 'node:path';

/** The project's own folder: where package.json, the build and the migrations are. */
export const projectFolder = join(import.meta.dirname, '../..');
