import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { schemaVersion } from '#body/bodySchema.ts';
import { draftOf, fields } from '#body/draftDocument.ts';
import { staffPool } from '#db/pools.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { writeStory } from '#editorial/articles/article.scene.ts';
import { deriveDraft } from '#editorial/drafts/derivedColumns.ts';
import { appendToDraft } from '#editorial/drafts/draftUpdates.ts';
import { loadDraft } from '#editorial/drafts/loadedDraft.ts';
import { hire, openScene } from '#editorial/people/people.scene.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { replyInScene, startSceneThread } from './comments.scene.ts';

let scene: { close(): Promise<void> };
let editor: Actor;
beforeAll(async () => {
  scene = await openScene();
  editor = await hire('editor');
});
afterAll(() => scene.close());

test('nothing of a comment is in any other table: not in a release, its search, a version or the audit log', async () => {
  const articleId = await writeStory(editor, { headline: 'Ferries', text: 'The ferry sails at nine.' });
  const { threadId } = await startSceneThread(editor, articleId, {
    about: { place: 'text', field: 'body', quote: 'Canaryquote' },
    text: 'Canaryquestion',
  });
  await replyInScene(editor, threadId, 'Canaryreply');
  const ydoc = draftOf((await loadDraft(articleId)).state);
  const before = Y.encodeStateVector(ydoc);
  for (const field of fields) {
    const text = (ydoc.getXmlFragment(field).get(0) as Y.XmlElement).get(0) as Y.XmlText;
    text.format(0, text.length, { 'comment--canary00': { id: threadId } });
  }
  await appendToDraft(editor, { articleId, update: Y.encodeStateAsUpdate(ydoc, before), schemaVersion });
  await deriveDraft(articleId);
  await release(editor, { articleId });

  const { rows: tables } = await staffPool().query<{ name: string }>(
    `select table_name as name from information_schema.tables
     where table_schema = 'public' and table_type = 'BASE TABLE'`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const { rows } = await staffPool().query<{ count: number }>(
      `select count(*)::int from "${name}" t where t::text ilike '%canary%'
        or (t::text like '%${threadId}%' and $1::text not in ('audit_event', 'notice'))`,
      [name],
    );
    if (rows[0]?.count) found.push(name);
  }
  expect(found.sort()).toEqual(['comment', 'comment_thread']);
  const { rows } = await staffPool().query('select headline, body from release where article_id = $1', [
    articleId,
  ]);
  expect(JSON.stringify(rows)).toContain('The ferry sails at nine.');
});
