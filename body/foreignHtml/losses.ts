/**
 * What a text from elsewhere had and the story has not. The first group is left out, the second is kept in another form.
 * `count` is at least 1; it counts passages, not elements.
 */
export type Loss =
  | { is: 'comment'; count: number }
  | { is: 'hidden'; count: number }
  | { is: 'deletion'; count: number }
  | { is: 'picture'; count: number }
  | { is: 'caption'; count: number }
  | { is: 'embed'; count: number }
  | { is: 'link'; count: number }
  | { is: 'shortcode'; count: number }
  /** everything after the largest size of a body */
  | { is: 'excess'; count: number }
  | { is: 'table'; count: number }
  | { is: 'note'; count: number }
  | { is: 'script'; count: number };

export type LossKind = Loss['is'];

/** In the order in which they are listed to people: the gravest first. */
export const lossKinds = [
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
] as const satisfies LossKind[];

/** Kinds whose text is kept, in another form. */
export const changedKinds: ReadonlySet<LossKind> = new Set<LossKind>(['table', 'note', 'script']);

/** Counts losses while a text is read. */
export class LossTally {
  #counts = new Map<LossKind, number>();
  #last: LossKind | undefined;

  add(kind: LossKind): void {
    this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + 1);
  }

  /** Counts a passage that may be cut into several elements: those without text between them count once. */
  addPassage(kind: LossKind): void {
    if (this.#last !== kind) this.add(kind);
    this.#last = kind;
  }

  /** Text was written, or a block ended: the next passage is another one. */
  endPassage(): void {
    this.#last = undefined;
  }

  /** Raises a count to `count`, where two signs of the same thing are counted apart. */
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
