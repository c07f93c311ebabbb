// What `npm start` and `npm run dev` run.
const dev = process.argv.includes('--dev');
// Next and React choose their builds by it as they load.
Object.assign(process.env, { NODE_ENV: dev ? 'development' : 'production', NEXT_TELEMETRY_DISABLED: '1' });

try {
  const [{ serve }, { buildIfChanged }] = await Promise.all([import('./main.ts'), import('./building.ts')]);
  await serve({ dev, build: dev ? undefined : buildIfChanged });
} catch (error) {
  const { message, stack } = error as Error;
  console.error(`Copydesk did not start. ${process.env.LOG_LEVEL === 'debug' ? stack : message}`);
  process.exit(1);
}

export {};
