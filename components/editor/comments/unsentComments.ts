import type { CopyOwner } from '#components/localCopies/copyRecord.ts';

/** What was typed and not sent. `commentId`: the comment's future id, so that a repeated order is carried out once. */
export type UnsentComment = { commentId: string; text: string; mentions: { id: number; name: string }[] };

/** A thread that somebody is starting. `range`: the passage as positions in Yjs, as JSON. */
export type NewThread = {
  threadId: string;
  about:
    | { place: 'article' }
    | { place: 'text'; field: 'headline' | 'standfirst' | 'body'; quote: string; range: [unknown, unknown] }
    | { place: 'picture'; assetId: number; quote: string };
};

/** `texts` by the id of the thread that is started or replied to, or of the comment that is edited */
export type UnsentComments = { newThread: NewThread | null; texts: Record<string, UnsentComment> };

/**
 * The unsent comments of one user on one article, stored on this device: they survive a lost connection and a reload. Where
 * the browser refuses storage they last as long as the page.
 */
export function openUnsentComments({ database, userId }: CopyOwner, articleId: number) {
  const key = `copydesk-comments ${database} ${userId} ${articleId}`;
  return {
    read(): UnsentComments {
      try {
        const stored = JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<UnsentComments>;
        return { newThread: stored.newThread ?? null, texts: stored.texts ?? {} };
      } catch {
        return { newThread: null, texts: {} };
      }
    },
    write(unsent: UnsentComments): void {
      try {
        if (unsent.newThread || Object.keys(unsent.texts).length > 0)
          localStorage.setItem(key, JSON.stringify(unsent));
        else localStorage.removeItem(key);
      } catch {
        // The page still has them.
      }
    },
  };
}

export type UnsentCommentStorage = ReturnType<typeof openUnsentComments>;
