import * as Y from 'yjs';

/** All items below a type in document order, deleted ones too. Without recursion: only a forged document is deep, but one may be. */
export function* itemsOf(type: { _start: Y.Item | null }): Generator<Y.Item> {
  const waiting: (Y.Item | null)[] = [type._start];
  while (waiting.length > 0) {
    const item = waiting.pop();
    if (!item) continue;
    waiting.push(item.right);
    yield item;
    if (item.content instanceof Y.ContentType) waiting.push(item.content.type._start);
  }
}
