/**
 * What a form sends besides its input when the act needs confirmation (`confirm` in `editorial/access/policy.ts`). Only
 * `ActForm` creates one, so that a single click never runs such an act.
 */
export type Confirmation = {
  /** A UUID for one display of the form. Requests with the same key are carried out once. */
  requestKey: string;
  /**
   * The subject's state when the page was rendered, from `readDecisionState`; null for an act that creates something.
   * If the subject has changed since, the request is refused with what changed.
   */
  decidedOn: string | null;
};
