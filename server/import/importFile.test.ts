import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decodeText } from '#contracts/textEncoding.ts';
import { staff } from '#db/pools.ts';
import { eq, inArray } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import { draft } from '#db/schema/drafts.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import { importRecord } from '#db/schema/imports.ts';
import { release as releaseRow } from '#db/schema/releases.ts';
import { paper } from '#db/schema/taxonomy.ts';
import { type Actor, systemActor } from '#editorial/access/actor.ts';
import { issueToken } from '#editorial/apiTokens/issuingTokens.ts';
import { findBearer } from '#editorial/apiTokens/tokenBearer.ts';
import { openSection } from '#editorial/articles/article.scene.ts';
import { readImportedCopy } from '#editorial/import/copyReader.ts';
import { importWire } from '#editorial/import/importingCopy.ts';
import { readSections } from '#editorial/import/sectionsByName.ts';
import { importOrderOf } from '#editorial/import/storyImportOrder.ts';
import { submitCopy } from '#editorial/import/submittingCopy.ts';
import { hire, openScene, refusalReasonOf } from '#editorial/people/people.scene.ts';
import { checkDraft } from '#editorial/releases/releaseReview.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { importFile } from './importFile.ts';

const cases = new URL('../../editorial/import/fixtures/cases/', import.meta.url);
const shapes = new URL('../../editorial/import/fixtures/shapes/', import.meta.url);

let scene: Awaited<ReturnType<typeof openScene>>;
let editor: Actor;
let folder: string;
beforeAll(async () => {
  scene = await openScene();
  await openSection();
  editor = await hire('editor');
  folder = mkdtempSync(join(tmpdir(), 'copy '));
  cpSync(cases, join(folder, 'cases'), { recursive: true });
  cpSync(shapes, join(folder, 'shapes'), { recursive: true });
  await staff()
    .insert(paper)
    .values({ names: { en: 'Courier' }, zone: 'America/New_York' });
});
afterAll(() => scene.close());

async function bring(name: string, andRelease = false): Promise<string[]> {
  const output: string[] = [];
  for await (const { text } of importFile(join(folder, name), { release: andRelease }))
    output.push(text.replace(join(folder, name), name));
  return output;
}

/** Every row that an import wrote for the articles, without ids and times. */
async function rowsOf(ids: number[]) {
  const rows = await staff()
    .select({
      id: article.id,
      slug: article.slug,
      language: article.language,
      externalId: article.externalId,
      section: article.sectionId,
      wireReleasedAt: article.wireReleasedAt,
      urgency: article.urgency,
      isOffFronts: article.isOffFronts,
      headline: draft.headline,
      standfirst: draft.standfirst,
      body: draft.body,
      wordCount: draft.wordCount,
      hold: importRecord.hold,
      until: importRecord.embargoedUntil,
      keptOut: importRecord.keptOut,
    })
    .from(article)
    .innerJoin(draft, eq(draft.articleId, article.id))
    .leftJoin(importRecord, eq(importRecord.articleId, article.id))
    .where(inArray(article.id, ids as ArticleId[]));
  return ids.map((id) => {
    const { id: _, body, ...row } = rows.find((each) => each.id === id) ?? {};
    return {
      ...row,
      body: JSON.parse(JSON.stringify(body), (key, value) => (key === 'id' ? undefined : value)),
    };
  });
}

const idsIn = (output: string[]): number[] =>
  output.flatMap((line) => /\t(\d+)\t/.exec(line)?.[1] ?? []).map(Number);

const articleCalled = async (externalId: string) => {
  const [row] = await staff().select().from(article).where(eq(article.externalId, externalId));
  if (!row) throw new Error(`no ${externalId}`);
  return row;
};

const isLive = async (id: number): Promise<boolean> =>
  (
    await staff()
      .select()
      .from(releaseRow)
      .where(eq(releaseRow.articleId, id as ArticleId))
  ).length > 0;

describe("a time without an offset is in the paper's time zone, whatever the process's zone is", () => {
  test.each(['UTC', 'Asia/Shanghai', 'America/Los_Angeles'])('TZ=%s', async (zone) => {
    const before = process.env.TZ;
    process.env.TZ = zone;
    try {
      const text = readFileSync(new URL('16-dates.jsonl', cases), 'utf8').replaceAll('case16:', `${zone}:`);
      writeFileSync(join(folder, 'dates.jsonl'), text);
      await bring('dates.jsonl');
      const at = async (name: string) =>
        (await articleCalled(`import:${zone}:${name}`)).wireReleasedAt?.toISOString();
      expect(await at('date')).toBe('2024-04-14T04:00:00.000Z');
      const evening = '2024-04-15T00:15:00.000Z';
      expect([await at('seconds'), await at('minutes'), await at('offset')]).toEqual([
        evening,
        evening,
        evening,
      ]);
    } finally {
      process.env.TZ = before;
    }
  });
});

describe('a story that its sender put on hold stays a draft, and the output line gives the reason', () => {
  test('future dates, embargoes and cancelled stories are never live at once', async () => {
    const output = await bring('cases/08-future.jsonl', true);
    expect(output.map((line) => line.split('\t')[1])).toEqual([
      'draft, on hold: its release time is to come, until 2031-03-04T12:30:00.000Z',
      'draft, on hold: embargo, until 2031-10-09T11:00:00.000Z',
      'draft, on hold: withdrawn by its sender',
    ]);
    for (const id of idsIn(output)) expect(await isLive(id)).toBe(false);
    expect((await articleCalled('import:case08:scheduled')).wireReleasedAt).toBeNull();
  });

  test.each([
    ['cases/08b-embargo.txt', 'embargo, until 2031-03-04T05:01:00.000Z'],
    ['shapes/ap-kill.txt', 'withdrawn by its sender'],
    ['shapes/ap-correction.txt', 'sent as a correction'],
    ['shapes/ap-hold.txt', 'embargo, until 2031-04-14T13:00:00.000Z'],
    ['shapes/zh-kill.txt', 'withdrawn by its sender'],
  ])('%s', async (name, why) => {
    const output = await bring(name, true);
    expect(output[0]).toContain(`\tdraft, on hold: ${why}\t`);
    for (const id of idsIn(output)) expect(await isLive(id)).toBe(false);
  });

  test('an API client cannot release it before the embargo ends, and a user must confirm the release', async () => {
    const order = {
      articles: [
        {
          key: 'one',
          headline: 'Held until 2031',
          language: 'en' as const,
          blocks: [{ kind: 'paragraph' as const, text: 'A story that waits.' }],
          embargoedUntil: '2031-01-01T12:00:00Z',
        },
      ],
    };
    const sectionId = (await readSections()).first;
    const [made] = await importWire(editor, {
      articles: order.articles.map((story) => ({ ...story, sectionId })),
    });
    const id = made?.articleId as ArticleId;
    const { token } = await issueToken(await hire('admin'), {
      name: 'Wire',
      scopes: ['releases:write'],
      days: 30,
    });
    const machine = await findBearer(`Bearer ${token}`);
    if (!machine) throw new Error('no bearer');
    for (const actor of [systemActor, machine]) {
      expect(await refusalReasonOf(release(actor, { articleId: id }))).toBe('import-held');
      const early = new Date('2030-12-31T00:00:00Z');
      expect(await refusalReasonOf(release(actor, { articleId: id, at: early }))).toBe('import-held');
    }
    expect(await isLive(id)).toBe(false);
    const held = async () => (await checkDraft(editor, id)).find(({ reason }) => reason === 'import-held');
    expect(await held()).toMatchObject({
      gravity: 'asks',
      facts: { hold: 'embargo', at: '2031-01-01T12:00:00.000Z' },
    });
    await release(editor, { articleId: id });
    expect(await isLive(id)).toBe(true);
    expect(await held()).toBeUndefined();
  });

  test('an API client may schedule it for the end of the embargo', async () => {
    const output = await bring('shapes/dpa-sperrfrist.txt');
    const [id] = idsIn(output) as ArticleId[];
    if (!id) throw new Error('nothing was made');
    await release(systemActor, { articleId: id, at: new Date('2031-04-14T13:00:00Z') });
    expect(await isLive(id)).toBe(true);
  });
});

test('a release prints the passages left out of each story, and the draft keeps a note of them', async () => {
  const output = await bring('cases/01b-agency-notes.txt', true);
  expect(output[0]).toMatch(/:4\treleased 1\t\d+\tnight-ferry-/);
  expect(output.filter((line) => line.startsWith('  kept out: '))).toHaveLength(output.length - 1);
  expect(output.join('\n')).toContain(
    'kept out: line 28, not for publication: - Tel: +00 000 000 000; <desk@nws.example>',
  );
  const [row] = await rowsOf(idsIn(output));
  expect(JSON.stringify(row?.body)).not.toMatch(/nws.example|Notebook|0908/);
  expect(row?.keptOut).toContainEqual({ kind: 'dateline', text: 'Port Alder (nws) -', line: 7 });
});

describe('a file gives the same result by command, page and API', () => {
  const files = [
    ...[
      '01a-agency-underscores.txt',
      '02-hardwrapped.txt',
      '06-cp1252.txt',
      '17d-zoned-times.txt',
      '19-invisible.txt',
    ],
    ...[
      '23b-gb18030.txt',
      '23c-utf16le.txt',
      '23d-bom.jsonl',
      '25-fullwidth.jsonl',
      '28-angle.jsonl',
      '32-html-body.jsonl',
    ],
  ];
  test.each(files)('%s', async (name) => {
    const text = decodeText(readFileSync(new URL(name, cases)))?.text ?? '';
    const sections = await readSections();
    const results = [];
    for (const channel of ['command', 'page', 'api'] as const) {
      await staff()
        .update(article)
        .set({ externalId: null, slug: article.id as never });
      const ids =
        channel === 'command'
          ? idsIn(await bring(`cases/${name}`))
          : channel === 'page'
            ? (await importWire(editor, importOrderOf(readImportedCopy(text).articles, sections))).map(
                ({ articleId }) => articleId,
              )
            : (await submitCopy(editor, text)).outcomes.map((outcome) =>
                'made' in outcome ? outcome.made.articleId : 0,
              );
      results.push(await rowsOf(ids));
    }
    const [command, page, api] = results;
    expect(command?.length).toBeGreaterThan(0);
    expect(page).toEqual(command);
    expect(api).toEqual(command);
  });
});

test('HTML in a body is read as a story', async () => {
  writeFileSync(
    join(folder, 'html.jsonl'),
    readFileSync(new URL('32-html-body.jsonl', cases), 'utf8').replace('case32:html', 'html:again'),
  );
  const [row] = await rowsOf(idsIn(await bring('html.jsonl')));
  expect(row?.headline).toBe('Brewers look for water & barley');
  const body = JSON.stringify(row?.body);
  expect(body).toContain('https://example.org/report');
  expect(body).not.toMatch(/wp:image|\[caption|<p>|&nbsp;/);
});

test('one invalid article in a file does not affect the others, and a truncated archive is reported', async () => {
  writeFileSync(
    join(folder, 'mixed.json'),
    JSON.stringify([
      { id: 'mixed:1', headline: 'A good one', body: 'Text.' },
      { id: 'mixed:2', headline: 'No body' },
    ]),
  );
  const output = await bring('mixed.json');
  expect(output.find((line) => line.includes('mixed.json:2'))).toContain('body');
  expect(output.find((line) => line.includes('\tdraft\t'))).toContain('a-good-one');
  writeFileSync(join(folder, 'cut.xml'), '<?xml version="1.0"?><nitf><body>');
  expect((await bring('cut.xml'))[0]).toMatch(/^cut\.xml:0: /);
  writeFileSync(join(folder, 'picture.txt'), Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]));
  expect(await bring('picture.txt')).toEqual(['picture.txt: this is not a text file']);
});

test('an explicit encoding overrides the detected one', async () => {
  // Both encodings are possible; detection chooses the first.
  writeFileSync(join(folder, 'short.txt'), Buffer.from('\xc4\xe3\xba\xc3 1\n\nText of it.\n', 'latin1'));
  for await (const { text } of importFile(join(folder, 'short.txt'), {
    release: false,
    encoding: 'windows-1252',
  }))
    if (text.includes('\tdraft\t'))
      expect((await rowsOf(idsIn([text])))[0]?.headline).toBe('Äãºã 1'.replace('ºã', 'ºÃ'));
  const [row] = await rowsOf(idsIn(await bring('short.txt')));
  expect(row?.headline).toBe('你好 1');
});
