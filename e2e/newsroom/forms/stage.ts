import { type Browser, expect, type Locator, type Page, type Request } from '@playwright/test';
import { staff } from '#db/pools.ts';
import { and, asc, eq, gt } from '#db/query.ts';
import { auditEvent } from '#db/schema/auditEvents.ts';
import { signIn } from '#e2e/setting/people.ts';
import { openTestDatabase, type TestDatabase } from '#e2e/setting/testDatabase.ts';
import type { Actor } from '#editorial/access/actor.ts';
import type { PolicyAct } from '#editorial/access/policy.ts';
import { actOfEvent } from '#editorial/audit/auditEventTypes.ts';
import { eventOfRow } from '#editorial/audit/formerEvents.ts';
import { hire, scenePassword } from '#editorial/people/people.scene.ts';

export type Stage = {
  database: TestDatabase;
  page: Page;
  /** the user of `page`; acts nowhere else, so that each of their audit events comes from a form */
  actor: Actor;
  /** a second user, who makes the test data */
  other: Actor;
  /** unique to this run */
  mark: string;
};

export type FormScript = {
  /** the form's source file, below `components/` */
  file: string;
  /** what the form does; becomes part of the test title */
  does: string;
  act: PolicyAct;
  /** further acts that the audit log must contain before `act`, in order: one on each part */
  onParts?: PolicyAct[];
  /** Makes the data, opens the form and fills it in with values other than its defaults. @returns the submit button */
  open(stage: Stage): Promise<Locator>;
  /** values filled in that the request must contain */
  sends: (string | RegExp)[];
  /** Changes the request so that it is refused. Default: replaces the state it was decided on with an old one. */
  spoil?(body: string): string;
  /** For a form that a refusal replaces with a result: opens the form again. */
  reopen?(stage: Stage): Promise<void>;
  /** For a form that refuses the first values without a request: fills in valid ones. */
  mend?(stage: Stage): Promise<void>;
};

/** Opens a browser window, signed in as a new editor or admin whom no other test uses. */
export async function openStage(browser: Browser, role: 'editor' | 'admin') {
  const database = await openTestDatabase();
  process.env.MEDIA_URL = `file:${process.env.COPYDESK_DATA_DIR}/media`;
  const mark = Math.random().toString(36).slice(2, 8);
  const actor = await hire(role, { name: `Forms ${role} ${mark}`, email: `forms.${mark}@courier.example` });
  const other = await hire('admin', { name: `Mia Hale ${mark}`, email: `mia.${mark}@courier.example` });
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  // Time runs and can be moved forward, so that no test waits for a button to become enabled.
  await page.clock.install();
  await signIn(page, actor.email, scenePassword);
  const stage: Stage = { database, page, actor, other, mark };
  return {
    stage,
    async close() {
      await context.close();
      await database.close();
    },
  };
}

/** Audit events of the stage's actor after the id `after`, each with its policy act. */
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

/** The values that a form shows: each field's label with its value or choice. */
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

/** Moves the clock past the first second, in which a button is inert. */
export async function settle(submit: Locator): Promise<void> {
  const page = submit.page();
  // During a request the button is disabled until the response arrives.
  await expect(
    submit.and(page.locator('[data-settling], :not([aria-disabled=true], :disabled)')),
  ).toBeVisible();
  await page.clock.fastForward(1_100);
  await expect(submit).toBeEnabled();
}

export const isAction = (method: string, headers: Record<string, string>) =>
  method === 'POST' && Boolean(headers['next-action']);

/** Whether a request orders an act. Other server actions of the page have no request key. */
export const isOrder = (request: Request) =>
  isAction(request.method(), request.headers()) && Boolean(request.postData()?.includes('"requestKey"'));
