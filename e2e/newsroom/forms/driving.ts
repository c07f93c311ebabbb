import { type Browser, expect, type Locator, type Page } from '@playwright/test';
import { test } from '#e2e/setting/test.ts';
import { policy } from '#editorial/access/policy.ts';
import { makeOld } from './oldState.ts';
import { watchRequests } from './quiet.ts';
import { eventsOf, type FormScript, isAction, openStage, type Stage, settle, shownIn } from './stage.ts';

const needsConfirmation = ({ act }: FormScript) => 'confirm' in policy[act];

/** Replaces the state on which the request was decided with one older than all others. */
const asOld = (body: string) => body.replace(/("decidedOn":")[^"]+/g, '$10.0.old');

const matches = (body: string, what: string | RegExp = '') =>
  typeof what === 'string' ? body.includes(what) : what.test(body);

/** A request that the tested form sent to the server. */
type Sent = { body: string };

/** Records the form's requests and makes the first one invalid. Other requests of the page are not recorded. */
async function listen(page: Page, script: FormScript): Promise<{ sent: Sent[]; stop(): Promise<void> }> {
  const { spoil = asOld } = script;
  const sent: Sent[] = [];
  await page.route('**/*', async (route, request) => {
    const body = request.postData() ?? '';
    const isOrder = needsConfirmation(script)
      ? body.includes('"requestKey"')
      : matches(body, script.sends[0]);
    if (!isOrder || !isAction(request.method(), request.headers())) return route.fallback();
    sent.push({ body });
    await route.continue(sent.length === 1 ? { postData: spoil(body) } : {});
  });
  return { sent, stop: () => page.unrouteAll({ behavior: 'wait' }) };
}

const withoutKey = (body: string) => body.replace(/"(?:requestKey|decidedOn)":"[^"]+"/g, '');

/**
 * Submits after another user has changed the subject, and expects a refusal. Then presses *Load the current state*, so
 * that the form submits the shown values for the new state.
 */
async function lookAgain(
  stage: Stage,
  {
    form,
    submit,
    body,
    untilQuiet,
  }: { form: Locator; submit: Locator; body: string; untilQuiet(): Promise<void> },
) {
  const look = form.getByRole('button', { name: 'Load the current state' });
  await expect(look).toBeVisible();
  // The response of the refusal may contain the refreshed page; it must arrive before `makeOld` changes the state.
  await untilQuiet();
  await makeOld(stage, body);
  await settle(submit);
  const refused = stage.page.waitForResponse((response) =>
    isAction(response.request().method(), response.request().headers()),
  );
  await submit.click();
  await refused;
  await settle(submit);
  // Some responses contain the new state of the page; then there is nothing to load.
  await expect(async () => {
    if (await look.isVisible()) await look.click({ timeout: 1_000 });
    await expect(look).toHaveCount(0, { timeout: 1_000 });
  }).toPass();
}

/** Marks all open dialogs, so that dialogs opened later can be found. */
const markDialogs = (page: Page) =>
  page.locator('[role=dialog], [role=alertdialog]').evaluateAll((all) => {
    for (const dialog of all) dialog.setAttribute('data-known', '');
  });

/** Moves the page's clock one second forward, because `pauseAt` cannot stay at the present, and pauses it. */
async function pauseClock(page: Page): Promise<void> {
  await page.clock.pauseAt(new Date((await page.evaluate(() => Date.now())) + 1_000));
}

/** Declares a test for each form: opens it, submits it with a refusal, then submits it with a double click. */
export function driveForms(role: 'editor' | 'admin', scripts: FormScript[]): void {
  let opened: Awaited<ReturnType<typeof openStage>>;
  let untilQuiet: () => Promise<void>;
  test.beforeAll(async ({ browser }: { browser: Browser }) => {
    opened = await openStage(browser, role);
    untilQuiet = watchRequests(opened.stage.page);
  });
  test.afterAll(() => opened.close());

  for (const script of scripts) {
    const once = [...(script.onParts ?? []), script.act].map((act) => ({ act }));
    const confirmed = needsConfirmation(script);
    const growsOld = confirmed && !script.spoil && !script.reopen;
    test(`${script.does}: after a refusal it sends the shown values${growsOld ? ', for the current state once loaded' : ''}${confirmed ? ', and a double click sends once' : ''}`, async () => {
      const stage = opened.stage;
      const { page } = stage;
      // The page receives no live updates.
      await page.route('**/newsroom/events**', (route) => route.abort());
      const submit = await script.open(stage);
      const form = submit.locator('xpath=ancestor::form[1]');
      await settle(submit);
      const [before] = (await eventsOf(stage)).slice(-1);
      const shown = await shownIn(form);
      if (script.mend) {
        await submit.click();
        await expect(form.locator('[aria-invalid=true]')).toBeVisible();
        expect(await shownIn(form)).toEqual(shown);
        await script.mend(stage);
        await submit.click();
        await expect(submit).toHaveCount(0);
        return;
      }
      const { sent, stop } = await listen(page, script);

      await submit.click();
      if (script.reopen) await script.reopen(stage);
      else await expect(form.locator('[role=alert]:not(:empty), [aria-invalid=true]').first()).toBeVisible();
      expect(await shownIn(form)).toEqual(shown);
      expect(await eventsOf(stage, before?.id)).toEqual([]);
      const first = sent[0]?.body ?? '';
      for (const what of script.sends) expect(first).toMatch(what);
      if (growsOld) {
        await lookAgain(stage, { form, submit, body: first, untilQuiet });
        expect(await shownIn(form)).toEqual(shown);
        expect(await eventsOf(stage, before?.id)).toEqual([]);
      }

      await settle(submit);
      await submit.scrollIntoViewIfNeeded();
      const box = await submit.boundingBox();
      if (!box) throw new Error('the button is not in sight');
      const element = await form.elementHandle();
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
      const refused = sent.length;
      await markDialogs(page);
      if (confirmed) {
        // The page's clock stands still, so that on a slow machine, too, the clicks below fall within the
        // first second.
        await pauseClock(page);
        await page.mouse.click(x, y, { clickCount: 2 });
      } else await page.mouse.click(x, y);
      await expect.poll(() => sent.length).toBeGreaterThan(refused);
      expect(withoutKey(sent[refused]?.body ?? '')).toBe(withoutKey(first));
      if (confirmed) {
        // By element: during the request the button has another name, so the locator `form` does not find it.
        await element?.waitForElementState('hidden');
        // Clicks where the button was, at once and 0.4 s later.
        await page.mouse.click(x, y);
        await page.clock.runFor(400);
        await page.mouse.click(x, y);
        await page.clock.resume();
        await untilQuiet();
        expect(await eventsOf(stage, before?.id)).toMatchObject(once);
        expect(sent).toHaveLength(refused + 1);
        await expect(page.locator(':is([role=dialog], [role=alertdialog]):not([data-known])')).toHaveCount(0);
      }
      await stop();
    });
  }
}
