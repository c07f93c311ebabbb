import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inTransaction, staffPool } from '#db/pools.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { writeStory } from '#editorial/articles/article.scene.ts';
import { listArticles } from '#editorial/articles/articleList.ts';
import { submitForReview } from '#editorial/articles/submittingForReview.ts';
import { moveToBin } from '#editorial/bin/movingToBin.ts';
import { markAllNoticesRead } from '#editorial/notices/markingNotices.ts';
import { listOwnNotices } from '#editorial/notices/noticeList.ts';
import { notify } from '#editorial/notices/noticeRecord.ts';
import { hire, openScene } from '#editorial/people/people.scene.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { assignArticle } from './assigningArticles.ts';
import { returnToWriter } from './returningArticles.ts';

let scene: { close(): Promise<void> };
let writer: Actor;
let editor: Actor;
beforeAll(async () => {
  scene = await openScene();
  writer = await hire('writer');
  editor = await hire('editor');
});
afterAll(() => scene.close());

const waiting = (actor: Actor, before?: string | null) =>
  listArticles(actor, { view: 'waiting', q: '', ...(before && { before }) });
const headlines = async (actor: Actor) => (await waiting(actor)).items.map(({ headline }) => headline);
const story = (headline: string) => writeStory(writer, { headline });
const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000);

describe('what waits for a person', () => {
  test('is what is assigned or returned to them, mentions them, and for editors what is submitted', async () => {
    const [assigned, returned, filed, mentioned] = [
      await story('Assigned'),
      await story('Returned'),
      await story('Filed'),
      await story('Mentioned'),
    ];
    await story('Nothing');
    await assignArticle(editor, { articleId: assigned, assignee: writer.id });
    for (const articleId of [returned, filed]) await submitForReview(writer, { articleId, filed: true });
    await returnToWriter(editor, { articleId: returned, note: 'Shorter.' });
    const subject = {
      is: 'comment',
      thread: '5f0c2a52-6a0b-4d5c-9d0e-0f6f3a1f2b11',
      comment: '0b0c2a52-6a0b-4d5c-9d0e-0f6f3a1f2b11',
    } as const;
    await inTransaction((tx) =>
      notify(tx, editor, { articleId: mentioned, kind: 'mentioned', recipients: [writer.id], subject }),
    );
    const { items } = await waiting(writer);
    expect(Object.fromEntries(items.map(({ headline, waits }) => [headline, waits]))).toEqual({
      Assigned: ['assigned'],
      Returned: ['returned'],
      Mentioned: ['mentioned'],
    });
    expect(await headlines(editor)).toEqual(['Filed']);
    const [newest] = (await listOwnNotices(writer)).items;
    await markAllNoticesRead(writer, { upTo: newest?.id });
    expect(await headlines(writer)).not.toContain('Mentioned');
    await moveToBin(editor, { subject: 'article', id: assigned });
    await release(editor, { articleId: filed });
    expect(await headlines(writer)).toEqual(['Returned']);
    expect(await headlines(editor)).toEqual([]);
  });

  test('is sorted by due time, with the rest behind, in pages that skip and repeat nothing', async () => {
    const person = await hire('writer');
    const wanted: ArticleId[] = [];
    for (let n = 0; n < 53; n += 1) {
      const articleId = await story(`Due ${n}`);
      const dueAt = n < 50 ? inHours(100 - n) : null;
      await assignArticle(editor, { articleId, assignee: person.id, dueAt });
      if (dueAt) wanted.unshift(articleId);
      else wanted.push(articleId);
    }
    const first = await waiting(person);
    const second = await waiting(person, first.before);
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(wanted);
    expect([first.items.length, second.items.length, second.before]).toEqual([50, 3, null]);
  });

  test('says what is overdue, by the database’s clock', async () => {
    const person = await hire('writer');
    const articleId = await story('Late');
    await assignArticle(editor, { articleId, assignee: person.id, dueAt: inHours(1) });
    const assignment = async () => (await waiting(person)).items[0]?.assignment;
    expect(await assignment()).toMatchObject({ isOwn: true, isOverdue: false, name: person.name });
    await staffPool().query(
      `update article_flow set due_at = now() - interval '1 minute' where article_id = $1`,
      [articleId],
    );
    expect(await assignment()).toMatchObject({ isOverdue: true });
  });

  test.each([
    'x',
    '2026-02-30T00:00:00Z_2026-01-01T00:00:00Z_1',
    '0000-01-01T00:00:00Z_2026-01-01T00:00:00Z_1',
  ])('begins at the top for the cursor %j', async (before) => {
    expect((await waiting(writer, before)).items.length).toBeGreaterThan(0);
  });
});
