import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { CommandFailure, type CommandOptions, runToEnd } from './childGroup.ts';

export interface CommitWorktree {
  folder: string;
  /** Checks out a commit, removes files of earlier commits, and installs its packages. */
  checkOut(hash: string): Promise<void>;
  remove(): Promise<void>;
}

/** A temporary worktree of the repository at `options.cwd`, into which one commit after another is checked out. */
export async function addWorktree(folder: string, options: CommandOptions): Promise<CommitWorktree> {
  await runToEnd(['git', 'worktree', 'add', '--detach', '--no-checkout', folder, 'HEAD'], options);
  const within = { ...options, cwd: folder };
  let installed: string | undefined;

  async function checkOut(hash: string): Promise<void> {
    await runToEnd(['git', 'checkout', '--force', '--detach', '--quiet', hash], within);
    await runToEnd(['git', 'clean', '-ffdxq', '--exclude=/node_modules'], within);
    const packages = await readPackages(folder);
    if (packages === installed) return;
    installed = undefined;
    await installPackages(within);
    installed = packages;
  }

  return {
    folder,
    checkOut,
    remove: async () => {
      // Git refuses to remove a folder into which an interrupted command still writes.
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
      // Not `options.signal`: the worktree is also removed after Ctrl-C.
      const { signal } = new AbortController();
      await runToEnd(['git', 'worktree', 'remove', '--force', '--force', folder], { ...options, signal });
    },
  };
}

/**
 * The lockfiles of the first sixty commits lack packages of other platforms, so that `npm ci` refuses them everywhere;
 * `npm install` adds them and keeps all other versions.
 */
async function installPackages(within: CommandOptions): Promise<void> {
  try {
    await runToEnd(['npm', 'ci'], within);
  } catch (error) {
    if (!(error instanceof CommandFailure && error.output.includes('lock file'))) throw error;
    await runToEnd(['npm', 'install'], within);
  }
}

/** The contents of the files that determine which packages are installed. */
async function readPackages(folder: string): Promise<string> {
  const read = (file: string) => readFile(join(folder, file), 'utf8').catch(() => '');
  return (await Promise.all(['package-lock.json', 'package.json', '.npmrc'].map(read))).join('\0');
}
