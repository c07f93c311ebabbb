import type { ListedThread } from '#editorial/comments/threadList.ts';
import type { FieldContents } from './commentStore.ts';

/** `isInDraft`: the passage or picture is still in the draft */
export type PlacedThread = { thread: ListedThread; isInDraft: boolean };

/**
 * Threads in the order of the draft: those on the article, then those on passages and pictures from the headline to the end
 * of the body, then those whose passage or picture is gone. Threads on the same place stay in their order.
 *
 * @param contents of headline, standfirst and body; undefined while a field is not open
 */
export function placedThreads(
  threads: ListedThread[],
  contents: (FieldContents | undefined)[],
): PlacedThread[] {
  const places = new Map(contents.flatMap((field) => field?.order ?? []).map((key, at) => [key, at]));
  const isOpen = contents.every((field) => field !== undefined);
  const placed = threads.map((thread) => {
    if (thread.place === 'article') return { thread, isInDraft: true, at: -1 };
    const at = places.get(thread.place === 'picture' ? `picture:${thread.assetId}` : thread.id);
    return { thread, isInDraft: at !== undefined || !isOpen, at: at ?? Number.POSITIVE_INFINITY };
  });
  return placed
    .sort((a, b) => (a.at === b.at ? 0 : a.at - b.at))
    .map(({ thread, isInDraft }) => ({ thread, isInDraft }));
}
