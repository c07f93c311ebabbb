// What `npm start` and `npm run dev` run.
import { readEnvironmentFile } from './environmentFile.ts';

readEnvironmentFile();
const dev = process.argv.includes('--dev');
// Next and React choose their builds by it as they load.
Object.assign(process.env, { NODE_ENV: dev ? 'development' : 'production', NEXT_TELEMETRY_DISABLED: '1' });

try {
  const [{ serve }, { buildIfChanged }] = await Promise.all([import('./main.ts'), import('./building.ts')]);
  await serve({ dev, build: dev ? undefined : buildIfChanged });
} catch (error) {
  const { failToStart } = await import('./logging.ts');
  failToStart(error as Error);
}
