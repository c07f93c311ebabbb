import { whenTermsChanged } from '#editorial/paper/termsChangedAt.ts';
import { readPaper } from '#editorial/readerQueries/paperFacts.ts';
import type { ReplicaWatch } from '#server/database/replicaWatch.ts';
import { rememberPaper } from './apologyPage.ts';
import type { Press } from './press.ts';

type Listeners = {
  press: Pick<Press, 'drop' | 'dropAll' | 'learn'>;
  /** The watch that chooses between replica and primary, if a replica may be in use. */
  replica: ReplicaWatch | undefined;
};

/** Handlers of the press for notifications with changed cache tags, and for gaps in the notifications. */
export function createPressNotices({ press, replica }: Listeners) {
  return {
    changed(tags: string[]): void {
      replica?.changed(); // before any dropped page can be requested again
      press.drop(tags);
      if (tags.includes('sections')) readPaperName();
    },
    afterGap(): void {
      replica?.changed();
      press.dropAll();
      readPaperName();
      // Reads when robots.txt and similar files last changed. Unknown while the database is unavailable.
      whenTermsChanged().then(
        (at) => at && press.learn('terms', at),
        () => {},
      );
    },
  };
}

/** Reads the paper's name for the error pages. While the database is unavailable the old name stays. */
function readPaperName(): void {
  readPaper().then(rememberPaper, () => {});
}
