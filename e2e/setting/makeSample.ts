// Run by e2e/everything.ts while unit tests run: makes the data folder that Playwright's global setup copies.
import { makeSampleFolder } from './sampleFolders.ts';

const [dataDir] = process.argv.slice(2);
if (!dataDir) throw new Error('no folder');
await makeSampleFolder(dataDir);
