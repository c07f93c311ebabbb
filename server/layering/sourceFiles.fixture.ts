import { globSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const MADE = /^(node_modules|\.next|\.data|test-results|playwright-report)/;

/** The TypeScript files of a project, without installed and built files, in alphabetical order. */
export const sourceFiles = (project: string): string[] =>
  globSync('**/*.{ts,tsx}', { cwd: project, exclude: (name) => MADE.test(name) })
    .map((file) => file.replaceAll('\\', '/'))
    .sort();

/** A project in a temporary folder, which is deleted when its variable goes out of scope. */
export function plantFiles(files: Record<string, string>): Disposable & { folder: string } {
  const folder = mkdtempSync(join(tmpdir(), 'copydesk-planted-'));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  return { folder, [Symbol.dispose]: () => rmSync(folder, { recursive: true }) };
}
