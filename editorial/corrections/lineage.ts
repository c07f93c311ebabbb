import type { ReleaseKind } from '#db/schema/releases.ts';

/** What decides which release's text a release continues. */
export type LineageLink = {
  number: number;
  kind: ReleaseKind;
  /** of a take-back: the release that it restores */
  restores: number | null;
  /** of any other release: the one that it continues, where that is not the one before it */
  continues: number | null;
};

/** Whether the text of release `of` has in it what release `number` did: it is that release, or continues one that has. */
export type Lineage = (number: number, of: number) => boolean;

/** @param links every release of the article that does not continue the one before it; others may be among them */
export function lineageOf(links: LineageLink[]): Lineage {
  const jumps = links
    .filter((link) => parentOf(link) !== link.number - 1)
    .sort((one, other) => other.number - one.number);
  return (number, of) => {
    let at = of;
    // Jumps are walked once, newest first: a parent is always an earlier release.
    for (const jump of jumps) {
      if (jump.number <= number) break;
      if (jump.number <= at) at = parentOf(jump);
    }
    return at >= number;
  };
}

/** The release whose text another one continues. */
export const parentOf = ({ number, restores, continues }: LineageLink): number =>
  restores ?? continues ?? number - 1;
