'use client';
import {
  createContext,
  type ReactNode,
  use,
  useCallback,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react';
import { useEditorPage } from '#components/editor/editorPage.ts';
import type { CopyOwner } from '#components/localCopies/copyRecord.ts';
import { useStaffEvents } from '#components/staff/liveUpdates/LivePages.tsx';
import { CommentStore } from './commentStore.ts';
import { openUnsentComments } from './unsentComments.ts';

/** The comments of the open article, for all parts of the editor's page. */
export type Comments = {
  store: CommentStore;
  /** Shows the comments, and with `threadId` that thread. With `takesFocus` its card or form takes the focus. */
  open(open: { threadId?: string; takesFocus: boolean }): void;
  /** Reads the threads again. */
  reread(): Promise<void>;
};

const CommentsContext = createContext<Comments | undefined>(undefined);

export function useComments(): Comments {
  const comments = use(CommentsContext);
  if (!comments) throw new Error('useComments outside CommentsProvider');
  return comments;
}

export function useCommentState<Value>(choose: (state: ReturnType<CommentStore['state']>) => Value): Value {
  const { store } = useComments();
  const now = () => choose(store.state());
  return useSyncExternalStore(store.subscribe, now, now);
}

/** The sidebar is beside the text, and not over it. */
const WIDE = '(min-width: 64rem)';
export const isWide = () => window.matchMedia(WIDE).matches;

export function CommentsProvider({ owner, children }: { owner: CopyOwner; children: ReactNode }) {
  const { acts, articleFields, sidebar } = useEditorPage();
  const articleId = articleFields.now.article.id;
  const [store] = useState(() => new CommentStore(openUnsentComments(owner, articleId)));
  const { list } = acts.comments;

  const reread = useCallback(async () => {
    const answer = await list(articleId).catch(() => undefined);
    if (answer?.ok) store.setThreads(answer.value);
    else store.setOutdated();
  }, [list, articleId, store]);
  useEffect(() => {
    store.restore();
    const linked = new URLSearchParams(location.search).get('thread');
    if (linked) store.request(linked);
    void reread();
  }, [store, reread]);
  useStaffEvents([`article:${articleId}`], reread);

  const { show } = sidebar;
  const value = useMemo<Comments>(
    () => ({
      store,
      reread,
      open({ threadId, takesFocus }) {
        // A click in the text must not cover it with the sidebar of a phone: there a button leads to the thread.
        if (!takesFocus && !isWide()) return;
        if (threadId) {
          if (takesFocus) store.request(threadId);
          else store.choose(threadId);
        }
        show('comments');
      },
    }),
    [store, reread, show],
  );
  return <CommentsContext value={value}>{children}</CommentsContext>;
}
