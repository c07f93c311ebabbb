import { type Loss, type LossKind, lossKinds } from './losses.ts';

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

  /** Raises a count to `count`, for a loss that two kinds of elements indicate. */
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
