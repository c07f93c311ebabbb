import type { ReadServerTime } from '#components/editor/blocks/entryTimes.ts';
import type { EditorActs } from '#components/editor/editorActs.ts';

/** ms after which a question counts as lost and is asked again */
const timeoutMs = 15_000;

/** Asks the server for its time. */
export function timeFromServer(acts: Pick<EditorActs, 'stamp'>): ReadServerTime {
  return async () => {
    const late = new Promise<null>((done) => setTimeout(() => done(null), timeoutMs));
    const answer = await Promise.race([acts.stamp().catch(() => null), late]);
    return answer?.ok ? answer.value.at : null;
  };
}
