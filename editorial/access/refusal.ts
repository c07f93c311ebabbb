/**
 * Reasons for which a domain function refuses an order. Each has one message for users in
 * `messages/{locale}/refusals.json` under the same name; `facts` fill its placeholders.
 */
export const reasons = [
  'not-allowed',
  'only-suggests',
  'not-signed-in',
  'not-found',
  'in-bin',
  'made-by-others',
  'comment-of-another',
  'comments-many',
  'was-released',
  'is-waiting',
  'others-wait',
  'is-scheduled',
  'was-scheduled',
  'not-in-bin',
  'in-use',
  'section-in-use',
  'topic-in-use',
  'topic-exists',
  'topic-binned',
  'topic-merged',
  'section-front-scheduled',
  'package-released',
  'malformed',
  'changed-meanwhile',
  'already-done',
  'already-filed',
  'already-approved',
  'not-filed',
  'due-past',
  'assignee-gone',
  'decided-on-old-state',
  'confirmation-missing',
  'field-changed',
  'slug-taken',
  'slug-unfit',
  'path-unfit',
  'page-unfit',
  'nothing-to-release',
  'headline-missing',
  'headline-long',
  'body-missing',
  'body-unfit',
  'version-unreadable',
  'draft-unreadable',
  'entry-early',
  'alt-missing',
  'section-missing',
  'draft-moved-on',
  'review-gone',
  'not-reviewed',
  'review-overtaken',
  'note-missing',
  'taken-back-unclear',
  'kind-missing',
  'not-live',
  'no-entries',
  'reason-missing',
  'embargo-past',
  'end-before-begin',
  'beginning-now',
  'in-package',
  'already-live',
  'already-scheduled',
  'not-scheduled',
  'waits-for-itself',
  'nothing-before',
  'was-withdrawn',
  'rights-expired',
  'rights-ended',
  'rights-last',
  'rights-over',
  'released-already',
  'pins-many',
  'name-taken',
  'package-empty',
  'package-unfit',
  'package-full',
  'in-series',
  'series-full',
  'series-has-parts',
  'front-unfit',
  'front-first',
  'link-expired',
  'address-unfit',
  'scope-missing',
  'section-unknown',
  'articles-many',
  'body-large',
  'type-unknown',
  'not-json',
  'key-unfit',
  'key-reused',
  'key-busy',
  'too-many-requests',
  'text-unfit',
  'text-long',
  'client-old',
  'picture-unfit',
  'picture-large',
  'picture-missing',
  'wire-unreadable',
  'import-held',
  'import-unreadable',
  'email-taken',
  'email-unfit',
  'last-admin',
  'own-account',
  'invitation-spent',
  'password-short',
  'password-common',
  'password-wrong',
  'too-many-tries',
  'account-tries',
  'busy',
] as const;

export type RefusalReason = (typeof reasons)[number];
export type RefusalFacts = Record<string, string | number>;

/** Thrown by a domain function, whose transaction rolls back; the action converts it into a result. */
export class Refusal extends Error {
  readonly reason: RefusalReason;
  readonly facts: RefusalFacts;

  constructor(reason: RefusalReason, facts: RefusalFacts = {}) {
    super(`refused: ${reason}`);
    this.name = 'Refusal';
    this.reason = reason;
    this.facts = facts;
  }
}

/** Compares name and shape, because bundles contain several copies of the class, for which `instanceof` fails. */
export function isRefusal(error: unknown): error is Refusal {
  return error instanceof Error && error.name === 'Refusal' && 'reason' in error;
}

/** The result of `work`, or the refusal that it throws. */
export async function orRefusal<T>(work: () => T | Promise<T>): Promise<T | Refusal> {
  try {
    return await work();
  } catch (error) {
    if (isRefusal(error)) return error;
    throw error;
  }
}
