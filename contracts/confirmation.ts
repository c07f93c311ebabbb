/**
 * What a form sends besides its order when the act needs confirmation (`confirm` in `editorial/access/policy.ts`). Only
 * `ActForm` makes one, so that no act that needs confirmation runs from a bare click.
 */
export type Confirmation = {
  /** A UUID for one showing of the form. The same key is carried out once, however often it arrives. */
  requestKey: string;
  /**
   * The state of the subject when the page was rendered, as `readDecisionState` returned it; null for an act that makes
   * something new. If the subject has changed since, the request is refused and says by what.
   */
  decidedOn: string | null;
};
