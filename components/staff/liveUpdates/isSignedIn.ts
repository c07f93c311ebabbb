/** Milliseconds to wait for the answer. */
const TIMEOUT_MS = 10_000;

/** Whether the server answers and knows the session. Ask before an automatic refresh, which would lead to the sign-in page. */
export async function isSignedIn(): Promise<boolean> {
  const answer = await fetch('/api/auth/session', {
    cache: 'no-store',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch(() => null);
  const session = answer?.ok ? await answer.json().catch(() => null) : null;
  return Boolean(session?.user);
}
