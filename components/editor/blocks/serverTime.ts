import type { EditorActs } from '#components/editor/editorActs.ts';

/** Reads the server's time in the form that entries store; null when there was no answer. */
export type ReadServerTime = () => Promise<string | null>;

/** Milliseconds without an answer after which a request counts as lost. */
const TIMEOUT_MS = 15_000;

export function timeFromServer(acts: Pick<EditorActs, 'stamp'>): ReadServerTime {
  return async () => {
    const timeout = new Promise<null>((resolve) => setTimeout(() => resolve(null), TIMEOUT_MS));
    const answer = await Promise.race([acts.stamp().catch(() => null), timeout]);
    return answer?.ok ? answer.value.at : null;
  };
}

/** The precision of the server's time: entries store whole seconds. */
const PRECISION_MS = 1_000;

/**
 * The error of this device's clock, in milliseconds to be added to its time. The server read its clock at some instant
 * between request and answer. The error is 0 if this clock agrees with the server's for any such instant; otherwise it is
 * the middle of the possible errors.
 */
export function clockError(serverMs: number, requestedAt: number, answeredAt: number): number {
  const least = serverMs - answeredAt;
  const most = serverMs + PRECISION_MS - requestedAt;
  return least <= 0 && most >= 0 ? 0 : (least + most) / 2;
}
