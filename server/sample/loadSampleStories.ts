import * as Y from 'yjs';
import { draftUpdateWith, emptyDraft } from '#body/draftDocument.ts';
import { languages } from '#contracts/languages.ts';
import { inTransaction, staff } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import type { ArticleId, AssetId, SectionId } from '#db/schema/ids.ts';
import { release } from '#db/schema/releases.ts';
import { section } from '#db/schema/taxonomy.ts';
import { systemActor } from '#editorial/access/actor.ts';
import { insertArticle } from '#editorial/articles/creatingArticles.ts';
import { submitForReview } from '#editorial/articles/submittingForReview.ts';
import { setAuthors, setTopics } from '#editorial/articles/topicsAndAuthors.ts';
import { record } from '#editorial/audit/auditRecord.ts';
import { deriveDraft } from '#editorial/drafts/derivedColumns.ts';
import { editDraft } from '#editorial/drafts/draftUpdates.ts';
import { renewLists } from '#editorial/related/listRenewal.ts';
import { setPins } from '#editorial/related/pins.ts';
import { release as releaseNow } from '#editorial/releases/releasingArticles.ts';
import { releaseFromArchive } from '#editorial/releases/releasingFromArchive.ts';
import type { SampleStory } from './sampleStoryFiles.ts';

type Made = { story: SampleStory; articleId: ArticleId; releases: number };
type Moment = { from: Date; made: Made; number: number };

const hour = 3_600_000;

/**
 * Loads the stories through the newsroom's own functions: drafts first, then all releases in order of time, so that
 * related stories are computed as in production. Continues after an interrupted load. @param pictures the asset of each
 * story's picture, by key
 */
export async function loadStories(
  stories: SampleStory[],
  pictures: Map<string, AssetId>,
  zone: string,
): Promise<void> {
  const sections = new Map((await staff().select().from(section)).map((row) => [row.slug, row.id]));
  const made = new Map<string, Made>();
  const originalsFirst = stories.toSorted((a, b) => Number(!!a.translation_of) - Number(!!b.translation_of));
  for (const story of originalsFirst) {
    const translationOf = story.translation_of ? made.get(story.translation_of)?.articleId : undefined;
    made.set(
      story.slug,
      await makeDraft(story, { sections, pictures, translationOf: translationOf ?? null }),
    );
  }
  await inTransaction(async (tx) => {
    for (const { story, articleId } of made.values()) {
      await setPins(
        tx,
        articleId,
        story.pinned.flatMap((slug) => made.get(slug)?.articleId ?? []),
      );
    }
  });
  const now = Date.now();
  const moments = (await Promise.all([...made.values()].map((story) => momentsOf(story, zone, now)))).flat();
  for (const moment of moments.toSorted((a, b) => a.from.getTime() - b.from.getTime())) {
    await releaseAt(moment, moments);
  }
  for (const story of made.values()) await settle(story, now);
  // Renews all related lists once, because each was computed when only some stories were live.
  for (const language of languages) await renewLists({ language, among: 8 * stories.length });
}

type Place = {
  sections: Map<string, SectionId>;
  pictures: Map<string, AssetId>;
  translationOf: ArticleId | null;
};

async function makeDraft(story: SampleStory, { sections, pictures, translationOf }: Place): Promise<Made> {
  const [existing] = await staff()
    .select({
      id: article.id,
      releases: sql<number>`(select count(*) from release r where r.article_id = ${article.id})`.mapWith(
        Number,
      ),
    })
    .from(article)
    .where(sql`${article.externalId} = ${`sample:${story.slug}`}`);
  if (existing) return { story, articleId: existing.id, releases: existing.releases };
  const empty = emptyDraft();
  const update = draftUpdateWith(empty, story.texts[0]);
  const articleId = await inTransaction(async (tx) => {
    const id = await insertArticle(
      tx,
      systemActor,
      {
        slug: story.slug,
        language: story.language,
        externalId: `sample:${story.slug}`,
        sectionId: sections.get(story.section) ?? null,
        leadAssetId: story.picture ? (pictures.get(story.picture) ?? null) : null,
        ...(story.picture ? { leadAlt: story.alt, leadCaption: story.caption } : {}),
        translationOf,
      },
      update ? Y.mergeUpdates([empty, update]) : empty,
    );
    await setTopics(tx, systemActor, id, story.topics);
    await setAuthors(tx, systemActor, id, story.authors);
    await record(tx, systemActor, 'article.import', { is: 'article', id }, { sample: story.slug });
    return id;
  });
  return { story, articleId, releases: 0 };
}

/**
 * The time of each release of a story. Days count back from the last completed Tuesday, as the stories name weekdays; a
 * time that would be in the future is set to one hour ago.
 */
async function momentsOf(made: Made, zone: string, now: number): Promise<Moment[]> {
  const { story } = made;
  if ((story.day === undefined && !story.startedAt) || story.standing) return [];
  let at = story.startedAt?.getTime() ?? (await dayOf(story, zone));
  const moments: Moment[] = [{ from: new Date(at), made, number: 1 }];
  for (const [place, change] of story.changes.entries()) {
    at = Math.max(at + 60_000, Math.min(at + change.after * hour, now - hour + place * 60_000));
    moments.push({ from: new Date(at), made, number: place + 2 });
  }
  return moments;
}

async function dayOf(story: SampleStory, zone: string): Promise<number> {
  const { rows } = await staff().execute<{ at: string }>(sql`
    select to_char(((date_trunc('day', now() at time zone ${zone})
      - make_interval(days => ((extract(dow from now() at time zone ${zone})::int + 4) % 7 + 1) + ${story.day}::int)
      + ${story.at ?? '07:00'}::time) at time zone ${zone}) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at`);
  return new Date(rows[0]?.at ?? Date.now()).getTime();
}

async function releaseAt({ from, made, number }: Moment, all: Moment[]): Promise<void> {
  if (number <= made.releases) return;
  const { story, articleId } = made;
  const change = story.changes[number - 2];
  const text = story.texts[number - 1];
  if (change && text) await editDraft(systemActor, { articleId, ...text });
  const next = all.find((moment) => moment.made === made && moment.number === number + 1);
  const end = story.withdrawn && !next ? new Date(from.getTime() + story.withdrawn.after * hour) : null;
  await releaseFromArchive(systemActor, {
    articleId,
    kind: change?.kind ?? 'first',
    readerNote: change?.note ?? '',
    from,
    until: next?.from ?? end,
    ...(end && story.withdrawn ? { withdrawnBecause: story.withdrawn.because } : {}),
  });
  made.releases = number;
}

/** Completes a story after its past releases: its embargo, its submission, and its draft's derived columns. */
async function settle({ story, articleId, releases }: Made, now: number): Promise<void> {
  await deriveDraft(articleId);
  if (story.embargo !== undefined && releases === 0) {
    await releaseNow(systemActor, { articleId, at: new Date(now + story.embargo * hour) });
  }
  if (story.standing === 'filed') await submitForReview(systemActor, { articleId, filed: true });
  const [last] = await staff()
    .select({ at: sql<string>`max(least(now(), coalesce(upper(${release.live}), lower(${release.live}))))` })
    .from(release)
    .where(sql`${release.articleId} = ${articleId}`);
  if (last?.at)
    await staff()
      .update(article)
      .set({ changedAt: new Date(last.at) })
      .where(sql`${article.id} = ${articleId}`);
}
