import { entryTime, newEntryName } from '#body/entries';
import type { EditorActs } from './acts.ts';
import type { Stamping } from './entryView.ts';

/** ms after which writing goes on by this device's own clock; the release judges the time anyway */
const patience = 2_000;

/** A new entry's name and time from the server, or away from it from this device. */
export function stampingBy(acts: Pick<EditorActs, 'stamp'>): Stamping {
  return async () => {
    const late = new Promise<null>((done) => setTimeout(() => done(null), patience));
    const answer = await Promise.race([acts.stamp().catch(() => null), late]);
    return answer?.ok ? answer.value : { name: newEntryName(), at: entryTime(new Date()) };
  };
}
