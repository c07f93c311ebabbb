import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import type { Dirent } from 'node:fs';
import { glob, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { text } from 'node:stream/consumers';
import { projectFolder } from '#server/configuration/projectFolder.ts';
import { printToTerminal } from '#server/logging/logging.ts';
import { compressStaticFiles } from '#server/press/staticFiles.ts';

/**
 * The inputs of a build, and what makes it of them. The sample edition and tests are excluded; so is tsconfig.json, which
 * Next rewrites.
 */
const sources = [
  '{app,body,components,contracts,db,editorial,messages,publishing}/**/*.{ts,tsx,css,json,woff2,svg,png,ico}',
  '{next.config,postcss.config}.{js,mjs,ts}',
  '{package,package-lock}.json',
  'server/lifecycle/nextBuild.ts',
  'server/press/{encoding,staticFiles}.ts',
];

const buildFile = (name: string) => join(projectFolder, process.env.NEXT_DIST_DIR ?? '.next', name);

/** The id of the build being served: a page from another build offers to reload. */
export async function readBuildId(): Promise<string> {
  return (await readFile(buildFile('BUILD_ID'), 'utf8')).trim();
}

/** Builds unless the existing build was made from exactly these sources. @throws with the build's output */
export async function buildIfChanged(signal: AbortSignal): Promise<void> {
  const fingerprintFile = buildFile('copydesk-sources');
  const [now, built] = await Promise.all([
    fingerprint(),
    readFile(fingerprintFile, 'utf8').catch(() => undefined),
  ]);
  if (now === built) return;
  await rm(fingerprintFile, { force: true });
  printToTerminal(built ? 'The code has changed: building anew…' : 'Building, for the first start only…');
  const begin = performance.now();
  await runNext(signal);
  await compressStaticFiles(buildFile('static'));
  await writeFile(fingerprintFile, now);
  printToTerminal(`Built in ${((performance.now() - begin) / 1000).toFixed(1)} s.`);
}

async function fingerprint(): Promise<string> {
  const files: string[] = [];
  const exclude = (entry: Dirent) => entry.parentPath.includes('db/sample') || entry.name.includes('.test.');
  for await (const entry of glob(sources, { cwd: projectFolder, exclude, withFileTypes: true }))
    if (entry.isFile()) files.push(relative(projectFolder, join(entry.parentPath, entry.name))); // feed.json is a folder
  files.sort();
  const contents = await Promise.all(files.map((file) => readFile(join(projectFolder, file))));
  const hash = createHash('sha256').update(process.version);
  for (const [index, file] of files.entries()) hash.update(`\0${file}\0`).update(contents[index] ?? '');
  return hash.digest('hex');
}

async function runNext(signal: AbortSignal): Promise<void> {
  const next = join(projectFolder, 'node_modules/next/dist/bin/next');
  const child = spawn(process.execPath, [next, 'build'], {
    cwd: projectFolder,
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
    signal,
  });
  const output = Promise.all([text(child.stdout), text(child.stderr)]);
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('exit', resolve));
  if (code !== 0) throw new Error(`The build failed.\n${(await output).join('\n')}`);
}
