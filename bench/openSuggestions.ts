import { randomUUID } from 'node:crypto';
import { updateYFragment } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { schemaVersion } from '#body/bodySchema.ts';
import type { BodyMark, BodyNode } from '#body/bodyTypes.ts';
import { draftOf, nodesOf } from '#body/draftDocument.ts';
import { draftSchema } from '#body/draftSchema.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { startThread } from '#editorial/comments/startingThreads.ts';
import { appendToDraft } from '#editorial/drafts/draftUpdates.ts';
import { loadDraft } from '#editorial/drafts/loadedDraft.ts';

type Amounts = { suggestions: number; comments: number };

/** Puts open suggestions, half of them deletions, and comments into the paragraphs of a draft, evenly. */
export async function openSuggestions(actor: Actor, articleId: ArticleId, amounts: Amounts): Promise<void> {
  const ydoc = draftOf((await loadDraft(articleId)).state);
  const fragment = ydoc.getXmlFragment('body');
  const blocks = nodesOf(fragment);
  const threads: string[] = [];
  const marked = blocks.map((block, at) => {
    const marks: BodyMark[] = [];
    const share = (count: number) =>
      Math.floor(((at + 1) * count) / blocks.length) - Math.floor((at * count) / blocks.length);
    for (let count = share(amounts.suggestions); count > 0; count -= 1)
      marks.push({ type: count % 2 ? 'deletion' : 'insertion', attrs: { id: randomUUID() } });
    for (let count = share(amounts.comments); count > 0; count -= 1) {
      threads.push(randomUUID());
      marks.push({ type: 'comment', attrs: { id: threads.at(-1) } });
    }
    return { ...block, attrs: {}, content: withMarks(block.content ?? [], marks) };
  });
  const updates: Uint8Array[] = [];
  ydoc.on('update', (update: Uint8Array) => updates.push(update));
  const doc = draftSchema.nodeFromJSON({ type: 'doc', content: marked });
  updateYFragment(ydoc, fragment, doc, { mapping: new Map(), isOMark: new Map() });
  await appendToDraft(actor, { articleId, update: Y.mergeUpdates(updates), schemaVersion });
  for (const threadId of threads)
    await startThread(actor, {
      articleId,
      threadId,
      commentId: randomUUID(),
      about: { place: 'text', field: 'body', quote: 'a passage' },
      text: 'Is this so?',
      mentions: [],
    });
}

/** Characters of a marked passage. */
const PASSAGE = 12;

/** Marks one passage after the other at the beginning of a paragraph's text. */
function withMarks([text, ...rest]: BodyNode[], marks: BodyMark[]): BodyNode[] {
  const words = text?.text;
  if (!text || words === undefined) return text ? [text, ...rest] : [];
  const passages = marks.map((mark, at) => ({
    ...text,
    text: words.slice(at * PASSAGE, (at + 1) * PASSAGE),
    marks: [mark],
  }));
  return [...passages, { ...text, text: words.slice(marks.length * PASSAGE) }, ...rest];
}
