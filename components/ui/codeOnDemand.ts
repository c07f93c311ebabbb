/** Milliseconds after the page's own code until the rest is loaded, so that it also works offline. */
export const PRELOAD_AFTER_MS = 10_000;

export type CodeOnDemand<Code> = {
  /** The code, or undefined until it is loaded. */
  now(): Code | undefined;
  /** Loads the code, once. Rejects if that fails; the next call tries again. */
  load(): Promise<Code>;
};

/** Code that is loaded when it is first needed, or in the background soon after the page. */
export function codeOnDemand<Code>(load: () => Promise<Code>): CodeOnDemand<Code> {
  let loaded: Code | undefined;
  let loading: Promise<Code> | undefined;

  function begin(): Promise<Code> {
    loading ??= load().then((code) => {
      loaded = code;
      return code;
    });
    loading.catch(() => {
      loading = undefined; // the next attempt may succeed
    });
    return loading;
  }

  if (typeof window !== 'undefined') setTimeout(() => void begin().catch(() => {}), PRELOAD_AFTER_MS);
  return { now: () => loaded, load: begin };
}
