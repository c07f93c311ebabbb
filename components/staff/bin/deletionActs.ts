import type { ConfirmedAct } from '#editorial/access/policy.ts';
import type { BinSubject } from '#editorial/bin/binnable.ts';

/** The act by which each kind of subject is moved to the bin. */
export const actsOfSubject = {
  article: 'article.delete',
  asset: 'asset.delete',
  package: 'package.delete',
  section: 'section.delete',
  topic: 'topic.delete',
} as const satisfies Record<BinSubject, ConfirmedAct>;
