import { windowOf } from '#e2e/setting/people.ts';
import { withdraw } from '#editorial/releases/withdrawingArticles.ts';
import { durations, type Measured } from './figures.ts';
import { setScene, showsToken } from './releaseScene.ts';
import { rounds, type Scene } from './scene.ts';
import { watchPages } from './watching.ts';

const title = 'From pressing “Release now” to visible';
const how =
  'An editor presses the button in a real browser; a reader polls the article every 2 ms. Times run from the click, and from the browser’s request for the action, to the first response that shows the story.';

/** Times all steps of a release together: click, action, transaction, notice, render, response. */
export async function measureButton({ running, database, browser, quick, turn }: Scene): Promise<Measured> {
  if (!browser) return { title, how, figures: [], skipped: 'no browser is here' };
  const actor = await database.actor('editor');
  const prepare = await setScene(database, actor, `pressed${turn}`);
  const { page, context } = await windowOf(browser, 'editor', { baseURL: running.url });
  const instants = new Map<string, number>();
  await context.exposeFunction('noteInstant', (what: string, at: number) => instants.set(what, at));
  await context.addInitScript(noteClicksAndActions);
  const clicks: number[] = [];
  const requests: number[] = [];
  for (const round of rounds(quick ? 3 : 25, 60)) {
    const { articleId, pages, token } = await prepare(`p${turn}x${round}`);
    await page.goto(`/newsroom/articles/${articleId}/release`, { waitUntil: 'networkidle' });
    instants.clear();
    const button = page.getByRole('button', { name: 'Release now' });
    await button.waitFor({ timeout: 5_000 });
    const watch = watchPages(running.port, pages.slice(0, 1), showsToken(token));
    await button.click();
    const [match] = await watch.matchTimes();
    const at = match?.at ?? Number.NaN;
    if (Number.isNaN(at)) throw new Error('a story was not visible 5 s after “Release now” was pressed');
    await page.waitForLoadState('networkidle');
    clicks.push(at - (instants.get('click') ?? Number.NaN));
    requests.push(at - (instants.get('action') ?? Number.NaN));
    await withdraw(actor, { articleId, because: 'Measured.' });
  }
  await context.close();
  const shares = [0.5, 0.99];
  return {
    title,
    how,
    figures: [
      ...durations('from the click', clicks, shares),
      ...durations('from the request', requests, shares),
    ],
  };
}

/** Runs in the page. Reports the instants of clicks and of requests for actions. */
function noteClicksAndActions(): void {
  const note = (what: string, at: number) =>
    (window as unknown as { noteInstant(what: string, at: number): void }).noteInstant(what, at);
  document.addEventListener('click', () => note('click', Date.now()), { capture: true });
  const send = window.fetch;
  window.fetch = (input, options) => {
    if (new Headers(options?.headers).has('next-action')) note('action', Date.now());
    return send(input, options);
  };
}
