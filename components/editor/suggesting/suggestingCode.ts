import { codeOnDemand } from '#components/ui/codeOnDemand.ts';

/** The code that turns changes into suggestions: loaded before the mode is on, because many people never suggest. */
export const suggestingCode = codeOnDemand(() =>
  import('./suggestedTransaction.ts').then((file) => file.suggestedTransaction),
);
