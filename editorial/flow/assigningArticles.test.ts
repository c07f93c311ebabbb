import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ArticleId } from '#db/schema/ids.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { writeStory } from '#editorial/articles/article.scene.ts';
import { disable } from '#editorial/people/disablingPeople.ts';
import { hire, openScene, refusalReasonOf } from '#editorial/people/people.scene.ts';
import { assignArticle, listAssignees } from './assigningArticles.ts';
import { flowOf, flowTraces, noticesAbout } from './flow.scene.ts';

let scene: { close(): Promise<void> };
let writer: Actor;
let editor: Actor;
let other: Actor;
let admin: Actor;
let articleId: ArticleId;
beforeAll(async () => {
  scene = await openScene();
  writer = await hire('writer');
  editor = await hire('editor');
  other = await hire('editor');
  admin = await hire('admin');
});
afterAll(() => scene.close());
beforeEach(async () => {
  articleId = await writeStory(writer, { headline: 'Ferry sails' });
});

describe('assigning', () => {
  test('with a due time notifies the person, with the time and the note', async () => {
    const dueAt = new Date(Date.now() + 3_600_000);
    await assignArticle(editor, { articleId, assignee: writer.id, dueAt, note: 'Before the vote.' });
    expect((await flowOf(articleId)).assignment).toMatchObject({
      to: writer.id,
      name: writer.name,
      dueAt: dueAt.toISOString(),
      isOverdue: false,
      note: 'Before the vote.',
    });
    expect(await noticesAbout(writer, articleId)).toEqual(['assigned: Before the vote.']);
  });

  test('the same again changes nothing; another person replaces the first', async () => {
    await assignArticle(editor, { articleId, assignee: writer.id });
    const before = await flowTraces();
    await assignArticle(editor, { articleId, assignee: writer.id });
    expect(await flowTraces()).toBe(before);
    await assignArticle(editor, { articleId, assignee: other.id });
    expect((await flowOf(articleId)).assignment).toMatchObject({ to: other.id });
    await assignArticle(editor, { articleId, assignee: null });
    expect((await flowOf(articleId)).assignment).toBeNull();
    expect((await flowOf(articleId)).steps.map(({ kind }) => kind)).toEqual([
      'unassigned',
      'assigned',
      'assigned',
    ]);
  });

  test('to oneself needs no editor and makes no notice, and one may give it back', async () => {
    await assignArticle(writer, { articleId, assignee: writer.id });
    expect(await noticesAbout(writer, articleId)).toEqual([]);
    await assignArticle(writer, { articleId, assignee: null });
    expect((await flowOf(articleId)).assignment).toBeNull();
  });

  test('to somebody who is disabled or unknown, or until a time that is over, is refused', async () => {
    const gone = await hire('writer');
    await disable(admin, { userId: gone.id });
    const before = await flowTraces();
    const reasons = [];
    for (const order of [{ assignee: gone.id }, { assignee: 999_999 }])
      reasons.push(await refusalReasonOf(assignArticle(editor, { articleId, ...order })));
    const dueAt = new Date(Date.now() - 1_000);
    reasons.push(await refusalReasonOf(assignArticle(editor, { articleId, assignee: writer.id, dueAt })));
    expect(reasons).toEqual(['assignee-gone', 'assignee-gone', 'due-past']);
    expect(await flowTraces()).toBe(before);
  });

  test('offers a writer only themselves, and an editor everybody with an open account', async () => {
    expect(await listAssignees(writer)).toEqual([{ id: writer.id, name: writer.name }]);
    const all = await listAssignees(editor);
    expect(all[0]?.id).toBe(editor.id);
    expect(all.map(({ id }) => id)).toContain(writer.id);
  });

  test('by a writer does not take it from the person to whom an editor assigned it', async () => {
    await assignArticle(editor, { articleId, assignee: other.id });
    const before = await flowTraces();
    for (const assignee of [writer.id, null])
      expect(await refusalReasonOf(assignArticle(writer, { articleId, assignee }))).toBe('not-allowed');
    expect(await flowTraces()).toBe(before);
  });
});
