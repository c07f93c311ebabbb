import type { ReleaseKind } from '#db/schema/releases.ts';

/** The data that determine which release's text a release continues. */
export type LineageLink = {
  number: number;
  kind: ReleaseKind;
  /** for a take-back: the release that it restores */
  restores: number | null;
  /** for any other release: the one that it continues, if not the previous one */
  continues: number | null;
};

/**
 * Whether the text of release `of` includes the changes of release `number`: it is that release, or continues one that
 * does.
 */
export type Lineage = (number: number, of: number) => boolean;

/** @param links every release of the article that does not continue the previous one; others may be included */
export function lineageOf(links: LineageLink[]): Lineage {
  const jumps = links
    .filter((link) => parentOf(link) !== link.number - 1)
    .sort((one, other) => other.number - one.number);
  return (number, of) => {
    let at = of;
    // One pass, newest first, is enough: a parent is always an earlier release.
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
