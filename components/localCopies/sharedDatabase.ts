import { CopyDatabase } from './copyDatabase.ts';

let shared: CopyDatabase | undefined;

/** The page's connection to the browser's copies. */
export function copyDatabase(): CopyDatabase {
  shared ??= new CopyDatabase();
  return shared;
}
