import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { staff } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { SectionId } from '#db/schema/ids.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { openSection } from '#editorial/articles/article.scene.ts';
import { moveToBin, restoreFromBin } from '#editorial/bin/movingToBin.ts';
import { openForm, refusedWith } from '#editorial/confirmation/confirmation.scene.ts';
import { inTheMiddleOf } from '#editorial/lockInterleaving.scene.ts';
import { everything, pack, seenOf } from '#editorial/packages/package.scene.ts';
import { readPackage } from '#editorial/packages/packageContents.ts';
import { releasePackage } from '#editorial/packages/releasingPackages.ts';
import { hire, openScene, refusalReasonOf } from '#editorial/people/people.scene.ts';
import { renameSection } from '#editorial/taxonomy/arrangingSections.ts';
import { mergeSections } from '#editorial/taxonomy/mergingSections.ts';
import { arrangeFront } from './arrangingFronts.ts';
import { readFrontDraft } from './frontDraftRow.ts';
import { readArrangedFront } from './frontScreen.ts';
import { releaseFront } from './releasingFronts.ts';
import { cancelFront } from './reschedulingFronts.ts';
import { takeBackFront } from './takingBackFronts.ts';

let scene: Awaited<ReturnType<typeof openScene>>;
let editor: Actor;
let admin: Actor;
let target: SectionId;

beforeAll(async () => {
  scene = await openScene();
  [editor, admin] = [await hire('editor', { name: 'Mia Hale' }), await hire('admin', { name: 'Ada' })];
  target = await openSection('target');
});
afterAll(() => scene.close());

let sections = 0;
async function openFront() {
  const sectionId = await openSection(`gone-${++sections}`);
  return { ...(await readFrontDraft(editor, { sectionId, language: 'en' })), sectionId };
}
type Opened = Awaited<ReturnType<typeof openFront>>;
const front = (id: number) => ({ is: 'front' as const, id });
const binned = ({ sectionId: id }: Opened) => moveToBin(admin, { subject: 'section', id });
const merged = ({ sectionId }: Opened) => mergeSections(admin, { sectionId, into: target });

const acts = { 'section-merged': merged, 'section-binned': binned };

describe.each(Object.entries(acts))(
  'the front of a section that readers have no page of: %s',
  (problem, act) => {
    test('is not released, scheduled or changed, and nothing is written', async () => {
      const opened = await openFront();
      const { frontId, version, layout, sectionId } = opened;
      await act(opened);
      const before = await everything();
      const unfit = { reason: 'front-unfit', facts: { problem } };
      await expect(releaseFront(editor, { frontId, version })).rejects.toMatchObject(unfit);
      const at = new Date(Date.now() + 3_600_000);
      await expect(releaseFront(editor, { frontId, version, at })).rejects.toMatchObject(unfit);
      await expect(arrangeFront(editor, { frontId, version, layout })).rejects.toMatchObject(unfit);
      expect(await everything()).toBe(before);
      const { showing } = await readArrangedFront(editor, { sectionId, language: 'en' });
      expect(showing.findings).toMatchObject([{ problem, gravity: 'blocks' }]);
    });

    test('is not released by a package, which names it and shows why', async () => {
      const opened = await openFront();
      const packageId = await pack(editor, 'With its front', []);
      await staff().execute(
        sql`insert into package_item (package_id, front_id, position) values (${packageId}, ${opened.frontId}, 0)`,
      );
      // A section whose front is in a package cannot be moved to the bin, but older rows may have that state.
      if (act === merged) await merged(opened);
      else await staff().execute(sql`update section set deleted_at = now() where id = ${opened.sectionId}`);
      const order = await seenOf(editor, packageId);
      const before = await everything();
      await expect(releasePackage(editor, order)).rejects.toMatchObject({
        reason: 'package-unfit',
        facts: { problem: 'front-unfit', 'problem.problem': problem },
      });
      expect(await everything()).toBe(before);
      const { items } = await readPackage(editor, packageId);
      expect(items).toMatchObject([{ is: 'front', findings: [{ problem }] }]);
    });

    test('is refused to a page that was opened before, with the name of the user who changed it', async () => {
      const opened = await openFront();
      const { frontId, version } = opened;
      const confirmation = await openForm(front(frontId));
      await act(opened);
      expect(await refusedWith(releaseFront(editor, { frontId, version, confirmation }))).toMatchObject({
        reason: 'decided-on-old-state',
        by: 'Ada',
        what: act === merged ? 'merged' : 'binned',
        whose: 'section',
      });
    });

    test('is refused if it is released while the section is merged or deleted', async () => {
      const opened = await openFront();
      const { frontId, version } = opened;
      const [removed, released] = await inTheMiddleOf(
        'audit_event',
        () => act(opened) as Promise<unknown>,
        () => releaseFront(editor, { frontId, version }),
      );
      expect(removed.status).toBe('fulfilled');
      expect(released).toMatchObject({ reason: { reason: 'front-unfit', facts: { problem } } });
    });
  },
);

test('an earlier layout of a merged section’s front cannot be restored', async () => {
  const opened = await openFront();
  const { frontId, layout } = opened;
  const arrange = (version: number, places: null[]) =>
    arrangeFront(editor, { frontId, version, layout: { ...layout, places } });
  await releaseFront(editor, { frontId, version: opened.version });
  const { version } = await arrange(opened.version, [null]);
  await releaseFront(editor, { frontId, version });
  await merged(opened);
  await expect(takeBackFront(editor, { frontId, number: 2 })).rejects.toMatchObject({
    reason: 'front-unfit',
  });
});

test('the front of a section that was restored from the bin is released again', async () => {
  const opened = await openFront();
  await binned(opened);
  await restoreFromBin(admin, { subject: 'section', id: opened.sectionId });
  const { frontId, version } = opened;
  expect(await releaseFront(editor, { frontId, version })).toMatchObject({ number: 1 });
});

test('renaming a section does not make open pages of its front and package outdated', async () => {
  const { frontId, sectionId, version } = await openFront();
  const confirmation = await openForm(front(frontId));
  await renameSection(admin, { sectionId, names: { en: 'Renamed' } });
  expect(await releaseFront(editor, { frontId, version, confirmation })).toMatchObject({ number: 1 });
});

test('a package shows a section’s front with its present address', async () => {
  const { frontId, sectionId, version, layout } = await openFront();
  const packageId = await pack(editor, 'Addresses', [{ frontId }]);
  await renameSection(admin, { sectionId, names: { en: 'Moved' }, slug: 'moved-front' });
  const order = await seenOf(editor, packageId);
  await arrangeFront(editor, { frontId, version, layout: { ...layout, places: [null] } });
  await expect(releasePackage(editor, order)).rejects.toMatchObject({
    reason: 'package-unfit',
    facts: { name: '/sections/moved-front (en)', problem: 'draft-moved-on' },
  });
});

test('a front that was scheduled before this rule can still be cancelled', async () => {
  const opened = await openFront();
  const { frontId, version } = opened;
  await releaseFront(editor, { frontId, version, at: new Date(Date.now() + 3_600_000) });
  expect(await refusalReasonOf(merged(opened))).toBe('section-front-scheduled');
  await staff().execute(sql`update section set merged_into = ${target} where id = ${opened.sectionId}`);
  await cancelFront(editor, { frontId });
});
