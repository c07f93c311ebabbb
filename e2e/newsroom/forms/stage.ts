import { type Browser, expect, type Locator, type Page, type Request } from '@playwright/test';
import { staff } from '#db/pools.ts';
import { and, asc, eq, gt } from '#db/query.ts';
import { auditEvent } from '#db/schema/auditEvents.ts';
import { type Desk, openDesk } from '#e2e/setting/desk.ts';
import { signIn } from '#e2e/setting/people.ts';
import type { Actor } from '#editorial/access/actor.ts';
import type { PolicyAct } from '#editorial/access/policy.ts';
import { actOfEvent } from '#editorial/audit/auditEventTypes.ts';
import { eventOfRow } from '#editorial/audit/formerEvents.ts';
import { hire, scenePassword } from '#editorial/people/people.scene.ts';

export type Stage = {
  desk: Desk;
  page: Page;
  /** whose window `page` is: somebody who acts nowhere else, so that each of their audit events is of a form */
  actor: Actor;
  /** sets the scene */
  other: Actor;
  /** unique to this run */
  mark: string;
};

export type FormScript = {
  /** where the form is written, below `components/` */
  file: string;
  /** what it does, for the name of its test */
  does: string;
  act: PolicyAct;
  /** what the audit log holds of it besides, in its order: the same act on each part */
  onParts?: PolicyAct[];
  /** Sets the scene, opens the form and fills it in, other than it comes. @returns the button that sends it */
  open(stage: Stage): Promise<Locator>;
  /** what the request must hold of what was filled in */
  sends: (string | RegExp)[];
  /** Makes the request one that is refused. Without it, the state that it was decided on is made an old one. */
  spoil?(body: string): string;
  /** Its result says what was refused, in the place of the form; this asks for the form again. */
  reopen?(stage: Stage): Promise<void>;
  /** The form refuses by itself what was filled in, and sends nothing; this fills in what it takes. */
  mend?(stage: Stage): Promise<void>;
};

/** Opens a window of an editor's or an admin's, who is nobody else's. */
export async function openStage(browser: Browser, role: 'editor' | 'admin') {
  const desk = await openDesk();
  process.env.MEDIA_URL = `file:${process.env.COPYDESK_DATA_DIR}/media`;
  const mark = Math.random().toString(36).slice(2, 8);
  const actor = await hire(role, { name: `Forms ${role} ${mark}`, email: `forms.${mark}@courier.example` });
  const other = await hire('admin', { name: `Mia Hale ${mark}`, email: `mia.${mark}@courier.example` });
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  // Time runs, and can be moved on: no test waits for a button to become alive.
  await page.clock.install();
  await signIn(page, actor.email, scenePassword);
  const stage: Stage = { desk, page, actor, other, mark };
  return {
    stage,
    async close() {
      await context.close();
      await desk.close();
    },
  };
}

/** The events of the stage's actor, each with the act that it came of. */
export async function eventsOf({ actor }: Stage, after = 0) {
  const rows = await staff()
    .select({ id: auditEvent.id, act: auditEvent.act, at: auditEvent.at, detail: auditEvent.detail })
    .from(auditEvent)
    .where(and(eq(auditEvent.actorId, actor.id), gt(auditEvent.id, after as never)))
    .orderBy(asc(auditEvent.id));
  return rows.map((row) => {
    const event = eventOfRow(row);
    return { id: row.id, act: event ? actOfEvent(event) : row.act };
  });
}

/** What a form shows: each field by its label, with what is chosen in it. */
export function shownIn(form: Locator): Promise<string[]> {
  return form.evaluate((element: HTMLFormElement) =>
    [...element.elements].flatMap((field) => {
      if (field instanceof HTMLInputElement) {
        const isChoice = field.type === 'radio' || field.type === 'checkbox';
        const label = field.labels?.[0]?.textContent ?? field.name;
        return [`${label}: ${isChoice ? (field.checked ? '●' : '○') : field.value}`];
      }
      if (field instanceof HTMLTextAreaElement) return [`${field.labels?.[0]?.textContent}: ${field.value}`];
      if (field instanceof HTMLSelectElement)
        return [`${field.labels?.[0]?.textContent}: ${field.selectedOptions[0]?.textContent}`];
      return [];
    }),
  );
}

/** Lets the second pass in which a button does nothing. */
export async function settle(submit: Locator): Promise<void> {
  const page = submit.page();
  // While an order is under way a button is inert for as long as it takes.
  await expect(
    submit.and(page.locator('[data-settling], :not([aria-disabled=true], :disabled)')),
  ).toBeVisible();
  await page.clock.fastForward(1_100);
  await expect(submit).toBeEnabled();
}

export const isAction = (method: string, headers: Record<string, string>) =>
  method === 'POST' && Boolean(headers['next-action']);

/** An act that is to be carried out. What a page asks the server meanwhile is none. */
export const isOrder = (request: Request) =>
  isAction(request.method(), request.headers()) && Boolean(request.postData()?.includes('"requestKey"'));
