// What `npm start` and `npm run dev` run.
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { readEnvironmentFile } from './configuration/environmentFile.ts';

readEnvironmentFile();
// Compiled code is kept from one start to the next, which takes a third of its processor time.
enableCompileCache(join(import.meta.dirname, '..', process.env.NEXT_DIST_DIR ?? '.next', 'cache', 'node'));
const dev = process.argv.includes('--dev');
// Next and React choose their builds by it as they load.
Object.assign(process.env, { NODE_ENV: dev ? 'development' : 'production', NEXT_TELEMETRY_DISABLED: '1' });

try {
  const [{ serve }, { buildIfChanged }] = await Promise.all([
    import('./main.ts'),
    import('./lifecycle/nextBuild.ts'),
  ]);
  await serve({ dev, build: dev ? undefined : buildIfChanged });
} catch (error) {
  const { failToStart } = await import('./logging/logging.ts');
  failToStart(error as Error);
}
