import type { Page } from '@playwright/test';

export type KeyTimes = { painted: number[]; saved: number[]; longTasks: number };

/** Pauses between keys in ms, as of a fast writer. */
const MIN_PAUSE_MS = 70;
const MAX_PAUSE_MS = 130;
const keys = 'the tide turns and the boats go out again ';

/** Presses `count` keys with random pauses. @returns the times of these keys, from the page's own clock */
export async function typeKeys(page: Page, count: number, random: () => number): Promise<KeyTimes> {
  await page.evaluate(recordKeys);
  for (let at = 0; at < count; at++) {
    const key = keys[at % keys.length] ?? 'e';
    await page.keyboard.press(key === ' ' ? 'Space' : key);
    await page.waitForTimeout(MIN_PAUSE_MS + random() * (MAX_PAUSE_MS - MIN_PAUSE_MS));
  }
  await page.waitForTimeout(1_000);
  return page.evaluate(() => (window as unknown as { keyTimes: KeyTimes }).keyTimes);
}

/**
 * Runs in the page. Collects in `window.keyTimes` the ms from each key's time stamp to the first task after the next
 * frame, and to the status *Saved*.
 */
function recordKeys(): void {
  const recorder = window as unknown as { keyTimes?: KeyTimes };
  const isNew = recorder.keyTimes === undefined;
  recorder.keyTimes = { painted: [], saved: [], longTasks: 0 };
  if (!isNew) return;
  const times = () => recorder.keyTimes as KeyTimes;
  let unsaved: number[] = [];
  document.addEventListener(
    'keydown',
    ({ timeStamp }) => {
      unsaved.push(timeStamp);
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => times().painted.push(performance.now() - timeStamp);
        port2.postMessage(null); // handled after the frame has been painted
      });
    },
    { capture: true },
  );
  const status = [...document.querySelectorAll('[role=status]')].find((node) => node.textContent === 'Saved');
  const watch = new MutationObserver(() => {
    if (status?.textContent !== 'Saved') return;
    times().saved.push(...unsaved.map((at) => performance.now() - at));
    unsaved = [];
  });
  if (status) watch.observe(status, { characterData: true, childList: true, subtree: true });
  new PerformanceObserver((list) => {
    times().longTasks += list.getEntries().length;
  }).observe({ type: 'longtask' });
}
