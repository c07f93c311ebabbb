import type { Node, ResolvedPos } from '@tiptap/pm/model';
import { newUuid } from '#contracts/uuid.ts';

/** The suggestions of the person at this browser. */
export type OwnSuggestions = {
  /** whether a suggestion, by its id, is this person's */
  isOwn(id: unknown): boolean;
  /** the id of a new suggestion of this person */
  create(): string;
};

/** @param known ids of this person's suggestions that the server has listed; the set may grow */
export function ownSuggestions(known: Set<string>): OwnSuggestions {
  return {
    isOwn: (id) => typeof id === 'string' && known.has(id),
    create() {
      const id = newUuid();
      known.add(id);
      return id;
    },
  };
}

/** Whether a node of the text is proposed by the author, so that the author may change it directly. */
export const isOwnInsertion = ({ marks, attrs }: Node, author: OwnSuggestions): boolean =>
  author.isOwn(attrs.inserted) ||
  marks.some(({ type, attrs: { id } }) => type.name === 'insertion' && author.isOwn(id));

/** Whether the position is inside a block that the author has proposed. */
export function isInOwnBlock(place: ResolvedPos, author: OwnSuggestions): boolean {
  for (let depth = place.depth; depth > 0; depth -= 1)
    if (author.isOwn(place.node(depth).attrs.inserted)) return true;
  return false;
}

/**
 * The suggestion that a change continues: the author's insertion or deletion directly beside it, so that typing letter by
 * letter, or replacing a word, is one suggestion. Undefined if there is none.
 */
export function continuedSuggestion(
  doc: Node,
  { from, to }: { from: number; to: number },
  author: OwnSuggestions,
): string | undefined {
  const [start, end] = [doc.resolve(from), doc.resolve(to)];
  for (const node of [start.nodeBefore, end.nodeAfter, start.nodeAfter])
    for (const { type, attrs } of node?.marks ?? [])
      if ((type.name === 'insertion' || type.name === 'deletion') && author.isOwn(attrs.id))
        return String(attrs.id);
  return undefined;
}
