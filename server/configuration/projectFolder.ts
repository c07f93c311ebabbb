import { join } from 'node:path';

/** The project folder: it contains package.json, the build and the migrations. */
export const projectFolder = join(import.meta.dirname, '../..');
