import type { FrontFindingPlace } from '#contracts/findingPlaces.ts';
import { idArray } from '#db/idArray.ts';
import type { Transaction } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { FrontLayout } from '#db/schema/fronts.ts';
import type { ArticleId, SectionId } from '#db/schema/ids.ts';
import { Refusal, type RefusalFacts } from '#editorial/access/refusal.ts';
import { namedIn, pinnedIn } from './frontLayout.ts';

export const problems = [
  'story-unknown',
  'story-twice',
  'section-unknown',
  'section-twice',
  'section-merged',
  'section-binned',
  'bands-here',
  'banner-empty',
  'banner-past',
  'story-draft',
  'story-late',
  'story-gone',
  'story-foreign',
] as const;

/** A finding about a layout. If it blocks, the layout is refused; if it asks, the page shows it above the button. */
export type FrontFinding = {
  problem: (typeof problems)[number];
  gravity: 'blocks' | 'asks';
  /** the part of the layout where it can be fixed */
  place: FrontFindingPlace;
  facts: RefusalFacts;
};

export type CheckedFront = { layout: FrontLayout; sectionId: SectionId | null; language: string };

/** Checks that apply to every layout, including drafts. */
export async function checkFrontLayout(
  tx: Pick<Transaction, 'execute'>,
  { layout, sectionId }: Omit<CheckedFront, 'language'>,
): Promise<FrontFinding[]> {
  const findings: FrontFinding[] = [];
  const find = (problem: FrontFinding['problem'], place: FrontFindingPlace, facts: RefusalFacts = {}) =>
    findings.push({ problem, gravity: 'blocks', place, facts });
  const bands = layout.bands.map((band) => band.sectionId);
  findings.push(...(await checkFrontSection(tx, sectionId)));
  if (sectionId !== null && bands.length > 0) find('bands-here', { part: 'layout' });
  const repeatedBand = bands.find((id, at) => bands.indexOf(id) < at);
  if (repeatedBand) find('section-twice', { part: 'band', id: repeatedBand });
  const pinned = pinnedIn(layout);
  const duplicate = pinned.find((id, at) => pinned.indexOf(id) < at);
  if (duplicate) find('story-twice', { part: 'story', id: duplicate }, { id: duplicate });
  const named = namedIn(layout);
  const { rows } = await tx.execute<{ articles: number; sections: number }>(sql`select
    (select count(*) from article where id = any(${idArray(named)}))::int as articles,
    (select count(*) from section where id = any(${idArray(bands)}))::int as sections`);
  if ((rows[0]?.articles ?? 0) < named.length) find('story-unknown', { part: 'layout' });
  if ((rows[0]?.sections ?? 0) < new Set(bands).size) find('section-unknown', { part: 'layout' });
  return findings;
}

/** A section that was merged or is in the bin has no page, so its front cannot be released. */
export async function checkFrontSection(
  tx: Pick<Transaction, 'execute'>,
  sectionId: SectionId | null,
): Promise<FrontFinding[]> {
  if (sectionId === null) return [];
  const { rows } = await tx.execute<{ merged: boolean; binned: boolean }>(sql`
    select merged_into is not null as merged, deleted_at is not null as binned from section where id = ${sectionId}`);
  const problem = rows[0]?.merged ? 'section-merged' : rows[0]?.binned ? 'section-binned' : null;
  return problem ? [{ problem, gravity: 'blocks', place: { part: 'layout' }, facts: {} }] : [];
}

/** The findings about a release of this layout from `from`, those that block first. */
export async function checkFront(
  tx: Pick<Transaction, 'execute'>,
  checked: CheckedFront,
  from: Date,
): Promise<FrontFinding[]> {
  const findings = await checkFrontLayout(tx, checked);
  const { banner } = checked.layout;
  const inBanner = { gravity: 'blocks', place: { part: 'banner' } } as const;
  if (banner && !banner.text) findings.push({ problem: 'banner-empty', ...inBanner, facts: {} });
  if (banner && new Date(banner.until) <= from)
    findings.push({ problem: 'banner-past', ...inBanner, facts: { until: banner.until } });
  const pinned = pinnedIn(checked.layout);
  for (const story of await findStories(tx, namedIn(checked.layout), from)) {
    const { id, headline, begins } = story;
    const facts = { id: Number(id), headline };
    const place: FrontFindingPlace = pinned.includes(facts.id as ArticleId)
      ? { part: 'story', id: facts.id }
      : inBanner.place;
    const ask = (problem: FrontFinding['problem'], more: RefusalFacts = {}) =>
      findings.push({ problem, gravity: 'asks', place, facts: { ...facts, ...more } });
    if (!story.live && begins) ask('story-late', { begins: new Date(begins).toISOString() });
    else if (!story.live) ask(story.was ? 'story-gone' : 'story-draft');
    if (story.language !== checked.language) ask('story-foreign');
  }
  return findings;
}

type Story = {
  id: string;
  headline: string;
  language: string;
  live: boolean;
  begins: string | null;
  was: boolean;
};

/** The state of the stories at `from`. */
async function findStories(tx: Pick<Transaction, 'execute'>, ids: ArticleId[], from: Date): Promise<Story[]> {
  if (ids.length === 0) return [];
  const at = from.toISOString();
  const { rows } = await tx.execute<Story>(sql`
    select a.id, d.headline, a.language,
      exists (select 1 from release r where r.article_id = a.id and r.live @> ${at}::timestamptz) as live,
      (select min(lower(r.live)) from release r where r.article_id = a.id and lower(r.live) > ${at}::timestamptz) as begins,
      exists (select 1 from release r where r.article_id = a.id and lower(r.live) <= ${at}::timestamptz) as was
    from article a join draft d on d.article_id = a.id
    where a.id = any(${idArray(ids)}) order by array_position(${idArray(ids)}, a.id)`);
  return rows;
}

/** @throws {Refusal} `front-unfit` for the first finding that blocks */
export function refuseUnfitFront(findings: FrontFinding[]): void {
  const blocking = findings.find(({ gravity }) => gravity === 'blocks');
  if (blocking) throw new Refusal('front-unfit', { ...blocking.facts, problem: blocking.problem });
}
