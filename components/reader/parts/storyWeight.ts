import { onPhones } from '#body/renderBody.ts';

/** The prominence of a story on a page. */
export type Weight = 'lead' | 'second' | 'feature' | 'plain' | 'headline' | 'row';

/** The `sizes` of the pictures; the other weights have none. */
export const pictureSizes: Partial<Record<Weight, string>> = {
  lead: `${onPhones(100)}, (min-width: 80rem) 50rem, (min-width: 64rem) 65vw, 100vw`,
  second: `${onPhones(92)}, (min-width: 64rem) 24rem, (min-width: 40rem) 46vw, 92vw`,
  feature: `${onPhones(92)}, (min-width: 64rem) 34rem, 92vw`,
  row: '(min-width: 40rem) 15rem, 7rem',
};
