import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

let project: string;

beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), 'copydesk-layers-'));
  for (const file of ['biome.json', 'tools/lint/editorialTypesOnly.grit', 'package.json']) {
    mkdirSync(dirname(join(project, file)), { recursive: true });
    copyFileSync(file, join(project, file));
  }
});
afterAll(() => rmSync(project, { recursive: true }));

/** Writes a file into a temporary project with our linter's rules. @returns the linter's output */
function lint(file: string, code: string): string {
  mkdirSync(dirname(join(project, file)), { recursive: true });
  writeFileSync(join(project, file), code);
  const biome = resolve('node_modules/.bin/biome');
  const run = spawnSync(biome, ['lint', '--vcs-enabled=false', file], { cwd: project, encoding: 'utf8' });
  return run.stdout + run.stderr;
}

const refused = /noRestrictedImports|may (be )?import(ed)?/;

describe('the linter', () => {
  test.each([
    ['app/planted/page.tsx', '#db/pools.ts'],
    ['app/planted/page.tsx', '../../db/pools.ts'],
    ['app/planted/page.tsx', '#server/main.ts'],
    ['components/reader/Planted.tsx', '#db/pools.ts'],
    ['components/reader/Planted.tsx', '#editorial/access/policy.ts'],
    ['components/reader/Planted.tsx', '#server/main.ts'],
    ['editorial/planted.ts', 'next/headers'],
    ['editorial/planted.ts', 'react'],
    ['editorial/planted.ts', '#app/_staff/runAction.ts'],
    ['editorial/planted.ts', '#components/ui/Button.tsx'],
    ['editorial/planted.ts', '#server/logging/logging.ts'],
    ['contracts/planted.ts', '#editorial/access/policy.ts'],
    ['contracts/planted.ts', '#body/bodySchema.ts'],
    ['body/planted.ts', '#editorial/access/policy.ts'],
    ['body/planted.ts', '#db/pools.ts'],
    ['body/planted.ts', 'react'],
    ['db/planted.ts', '#editorial/access/policy.ts'],
    ['server/planted.ts', '#components/ui/Button.tsx'],
    ['server/planted.ts', '#app/_staff/runAction.ts'],
  ])('refuses in %s an import of %s', (file, source) => {
    expect(lint(file, `import { planted } from '${source}';\nplanted();\n`)).toMatch(refused);
  });

  test.each([
    ['app/planted/page.tsx', `import { may } from '#editorial/access/policy.ts';\nmay();\n`],
    [
      'components/reader/Planted.tsx',
      `import type { Act } from '#editorial/access/policy.ts';\nexport type Planted = Act;\n`,
    ],
    ['editorial/planted.ts', `import { staff } from '#db/pools.ts';\nstaff();\n`],
    [
      'server/planted.ts',
      `import { release } from '#editorial/releases/releasingArticles.ts';\nrelease();\n`,
    ],
  ])('lets in %s what the table allows', (file, code) => {
    expect(lint(file, code)).not.toMatch(refused);
  });
});

test.each(['./other.ts', '#editorial/other.ts'])(
  'the linter refuses a cycle of type imports through %s',
  (source) => {
    mkdirSync(join(project, 'editorial'), { recursive: true });
    writeFileSync(
      join(project, 'editorial/other.ts'),
      `import type { Planted } from './planted.ts';\nexport type Other = Planted[];\n`,
    );
    const code = `import type { Other } from '${source}';\nexport type Planted = Other | 1;\n`;
    expect(lint('editorial/planted.ts', code)).toMatch(/noImportCycles/);
  },
);

describe('a form of the staff', () => {
  const bare = `export const Planted = () => <form action="/planted" />;\n`;
  const refusedForm = /noRestrictedElements/;

  test.each(['components/staff/Planted.tsx', 'components/editor/Planted.tsx', 'app/admin/planted/page.tsx'])(
    'is not a bare form in %s',
    (file) => expect(lint(file, bare)).toMatch(refusedForm),
  );

  test.each(['components/reader/Planted.tsx', 'app/(reader)/planted/page.tsx'])(
    'may be one in %s, where readers have no scripts',
    (file) => expect(lint(file, bare)).not.toMatch(refusedForm),
  );

  test.each(['components/staff/Planted.tsx', 'app/admin/planted/page.tsx'])(
    'in %s has no state of React’s own that resets it',
    (file) =>
      expect(
        lint(file, `import { useActionState } from 'react';\nexport const planted = useActionState;\n`),
      ).toMatch(/noRestrictedImports/),
  );
});
