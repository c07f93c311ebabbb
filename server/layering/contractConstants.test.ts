import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseAst } from 'vitest/node';
import { plantFiles, sourceFiles } from './sourceFiles.fixture.ts';

const MIN_LITERAL_LENGTH = 8;
/** Names of cases and fields. The compiler checks their uses against the list in `contracts/`. */
const CASE_NAME = /^[a-z\d]+(-[a-z\d]+)*$/;

type Constant = { name: string; isShared: boolean; literals: string[] };

/** The constants at the top of a module. Shared: exported, or a limit by its name. */
function constantsOf(code: string): Constant[] {
  return parseAst(code, { lang: 'ts' }).body.flatMap((statement) => {
    const exported = statement.type === 'ExportNamedDeclaration';
    const declaration = exported ? statement.declaration : statement;
    if (declaration?.type !== 'VariableDeclaration') return [];
    return declaration.declarations.flatMap(({ id, init }) => {
      if (id.type !== 'Identifier') return [];
      const isShared = exported || /^[A-Z\d_]+$/.test(id.name);
      return [{ name: id.name, isShared, literals: literalsIn(init) }];
    });
  });
}

/** The strings of an expression, except strings in functions, which are not shared values. */
function literalsIn(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  if ('type' in node && /Function/.test(String(node.type))) return [];
  if ('type' in node && node.type === 'Literal')
    return 'value' in node && typeof node.value === 'string' ? [node.value] : [];
  return Object.values(node).flatMap(literalsIn);
}

/** The places that repeat a constant of `contracts/`: `file: name` or `file: 'literal'`. */
function repeatedConstants(project: string): string[] {
  const read = (file: string) => readFileSync(join(project, file), 'utf8');
  const files = sourceFiles(project).filter(
    (file) => !/^(bench|e2e|tools)\/|\.(test|scene|fixture)\.tsx?$/.test(file),
  );
  const [contracts, others] = [
    files.filter((file) => file.startsWith('contracts/')),
    files.filter((file) => !file.startsWith('contracts/')),
  ];
  const constants = contracts.flatMap((file) => constantsOf(read(file)));
  const names = constants.flatMap(({ name, isShared }) => (isShared ? [name] : [])).join('|');
  const declared = new RegExp(`^(?:export )?(?:const|let|var|function|class) (${names})\\b`, 'gm');
  const literals = constants
    .flatMap((constant) => constant.literals)
    .filter((literal) => literal.length >= MIN_LITERAL_LENGTH && !CASE_NAME.test(literal));
  return others.flatMap((file) => {
    const code = read(file);
    const again = [...code.matchAll(declared)].map(([, name]) => `${file}: ${name}`);
    const lower = code.toLowerCase(); // code may write headers in upper or lower case
    const repeated = new Set(literals)
      .values()
      .filter((literal) =>
        [`'`, '"', '`'].some((quote) => lower.includes(quote + literal.toLowerCase() + quote)),
      );
    return [...again, ...repeated.map((literal) => `${file}: '${literal}'`)];
  });
}

test('no constant of contracts/ is declared again elsewhere, and none of its strings is repeated', () => {
  expect(repeatedConstants('.')).toEqual([]);
});

test('a constant that is declared again is found, and a string in any quotes', () => {
  using project = plantFiles({
    'contracts/planted.ts': `
      const table = { page: { path: '/planted/page' }, field: 'a-planted-case' };
      const MAX_PLANTED = 7;
      export const plantedHeader = 'X-Planted';
      export const say = () => 'words of a function';`,
    'editorial/again.ts': 'const MAX_PLANTED = 7;\nfunction table() {}\nexport const plantedHeader = 1;\n',
    'server/words.ts': `const path = "/planted/page" + 'x-planted' + 'a-planted-case' + 'words of a function';`,
    'server/local.ts': `function f() {\n  const plantedHeader = '/planted/page/more';\n}\n`,
    'server/one.test.ts': `const MAX_PLANTED = '/planted/page';\n`,
  });
  expect(repeatedConstants(project.folder)).toEqual([
    'editorial/again.ts: MAX_PLANTED',
    'editorial/again.ts: plantedHeader',
    "server/words.ts: '/planted/page'",
    "server/words.ts: 'X-Planted'",
  ]);
});
