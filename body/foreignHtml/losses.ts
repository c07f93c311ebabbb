/** Kinds of content that a document of another program had and the story does not have, the gravest first. */
export const lossKinds = [
  /** everything beyond the maximum size of a body */
  'excess',
  'comment',
  'hidden',
  'deletion',
  'picture',
  'caption',
  'embed',
  'link',
  'shortcode',
  'table',
  'note',
  'script',
] as const;
export type LossKind = (typeof lossKinds)[number];

/** `count` is at least 1. It counts passages, not elements. */
export type Loss = { is: LossKind; count: number };

/** Kinds with text that the story keeps in another form. */
export const changedKinds: ReadonlySet<LossKind> = new Set<LossKind>(['table', 'note', 'script']);

/** Counts losses while a text is read. */
export class LossTally {
  #counts = new Map<LossKind, number>();
  #last: LossKind | undefined;

  add(kind: LossKind): void {
    this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + 1);
  }

  /** Counts a passage that may consist of several elements. Elements without text between them count once. */
  addPassage(kind: LossKind): void {
    if (this.#last !== kind) this.add(kind);
    this.#last = kind;
  }

  /** Ends a passage, because text was written or a block ended. */
  endPassage(): void {
    this.#last = undefined;
  }

  /** Raises a count to `count`, for what two kinds of elements indicate. */
  raise(kind: LossKind, count: number): void {
    if (count > (this.#counts.get(kind) ?? 0)) this.#counts.set(kind, count);
  }

  list(): Loss[] {
    return lossKinds.flatMap((is) => {
      const count = this.#counts.get(is);
      return count ? [{ is, count }] : [];
    });
  }
}
