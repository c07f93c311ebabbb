import { z } from 'zod';
import { type AuditSubject, auditSubjects } from '#contracts/auditSubjects.ts';
import { staff } from '#db/pools.ts';
import { and, desc, eq, inArray, lt, sql } from '#db/query.ts';
import { aboutPage } from '#db/schema/about.ts';
import { article } from '#db/schema/articles.ts';
import { asset } from '#db/schema/assets.ts';
import { auditEvent } from '#db/schema/auditEvents.ts';
import { draft } from '#db/schema/drafts.ts';
import { webhook } from '#db/schema/effects.ts';
import { front } from '#db/schema/fronts.ts';
import type {
  AboutPageId,
  ArticleId,
  AssetId,
  FrontId,
  PackageId,
  SectionId,
  SeriesId,
  TopicId,
  UserId,
} from '#db/schema/ids.ts';
import { releasePackage } from '#db/schema/packages.ts';
import { user } from '#db/schema/people.ts';
import { series } from '#db/schema/series.ts';
import { apiToken } from '#db/schema/sharing.ts';
import { section, topic } from '#db/schema/taxonomy.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { userId } from '#editorial/inputSchemas.ts';
import { type AuditEventName, recordedActs, recordedNames } from './auditEventTypes.ts';
import { eventOfRow } from './formerEvents.ts';

export const auditFilter = z.object({
  actor: z
    .union([userId, z.literal('house')])
    .optional()
    .catch(undefined),
  act: z
    .string()
    .max(60)
    .optional()
    .catch(undefined)
    .transform((act) => recordedActs.find((known) => known === act)),
  before: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER).optional().catch(undefined),
});

export type AuditEntry = {
  id: number;
  at: Date;
  /** null: the house itself */
  actor: string | null;
  /** null: an event of another version of Copydesk */
  event: AuditEventName | null;
  subject: { is: AuditSubject | null; id: string; name: string | null };
  detail: Record<string, unknown>;
};

const page = 50;

/** A page of the record, newest first; `before` is the id of the last entry of the page above. */
export async function readAudit(
  actor: Actor,
  filter: z.output<typeof auditFilter>,
): Promise<{ entries: AuditEntry[]; older: number | null }> {
  allow(actor, 'audit.read');
  const rows = await staff()
    .select({ event: auditEvent, actor: user.name })
    .from(auditEvent)
    .leftJoin(user, eq(user.id, auditEvent.actorId))
    .where(
      and(
        filter.actor === 'house'
          ? sql`${auditEvent.actorId} is null`
          : filter.actor === undefined
            ? undefined
            : eq(auditEvent.actorId, filter.actor),
        filter.act ? inArray(auditEvent.act, recordedNames([filter.act])) : undefined,
        filter.before ? lt(auditEvent.id, filter.before) : undefined,
      ),
    )
    .orderBy(desc(auditEvent.id))
    .limit(page + 1);
  const shown = rows.slice(0, page);
  const name = await nameSubjects(shown.map(({ event }) => event));
  const entries = shown.map(({ event: row, actor }) => {
    const { id, at, subject, subjectId, detail } = row;
    return {
      id,
      at,
      actor,
      event: eventOfRow(row),
      subject: {
        is: auditSubjects.find((known) => known === subject) ?? null,
        id: subjectId,
        name: name(subject, subjectId),
      },
      detail,
    };
  });
  return { entries, older: rows.length > page ? (shown.at(-1)?.event.id ?? null) : null };
}

async function nameSubjects(events: { subject: string; subjectId: string }[]) {
  const idsOf = <Id extends number>(subject: string) =>
    [
      ...new Set(
        events.filter((event) => event.subject === subject).map((event) => Number(event.subjectId) as Id),
      ),
    ].filter(Number.isSafeInteger);
  const [people, articles, sections, tokens, runs, fronts, pictures, packages, hooks, pages, topics] =
    await Promise.all([
      staff()
        .select({ id: user.id, name: user.name })
        .from(user)
        .where(inArray(user.id, idsOf<UserId>('user'))),
      staff()
        .select({
          id: article.id,
          name: sql<string>`coalesce(nullif(${draft.headline}, ''), ${article.slug})`,
        })
        .from(article)
        .leftJoin(draft, eq(draft.articleId, article.id))
        .where(inArray(article.id, idsOf<ArticleId>('article'))),
      staff()
        .select({ id: section.id, name: section.slug })
        .from(section)
        .where(inArray(section.id, idsOf<SectionId>('section'))),
      staff()
        .select({ id: apiToken.id, name: apiToken.name })
        .from(apiToken)
        .where(inArray(apiToken.id, idsOf('api-token'))),
      staff()
        .select({ id: series.id, name: series.slug })
        .from(series)
        .where(inArray(series.id, idsOf<SeriesId>('series'))),
      staff()
        .select({ id: front.id, section: section.slug, language: front.language })
        .from(front)
        .leftJoin(section, eq(section.id, front.sectionId))
        .where(inArray(front.id, idsOf<FrontId>('front'))),
      staff()
        .select({ id: asset.id, name: sql<string>`coalesce(nullif(${asset.alt}, ''), ${asset.fileName})` })
        .from(asset)
        .where(inArray(asset.id, idsOf<AssetId>('asset'))),
      staff()
        .select({ id: releasePackage.id, name: releasePackage.name })
        .from(releasePackage)
        .where(inArray(releasePackage.id, idsOf<PackageId>('package'))),
      staff()
        .select({ id: webhook.id, name: webhook.name })
        .from(webhook)
        .where(inArray(webhook.id, idsOf('webhook'))),
      staff()
        .select({ id: aboutPage.id, name: sql<string>`'/' || ${aboutPage.path}` })
        .from(aboutPage)
        .where(inArray(aboutPage.id, idsOf<AboutPageId>('about-page'))),
      staff()
        .select({ id: topic.id, name: topic.name })
        .from(topic)
        .where(inArray(topic.id, idsOf<TopicId>('topic'))),
    ]);
  const names = new Map<string, string>();
  for (const { id, name } of people) names.set(`user ${id}`, name);
  for (const { id, name } of articles) names.set(`article ${id}`, name);
  for (const { id, name } of sections) names.set(`section ${id}`, name);
  for (const { id, name } of tokens) names.set(`api-token ${id}`, name);
  for (const { id, name } of runs) names.set(`series ${id}`, name);
  for (const { id, name } of pictures) names.set(`asset ${id}`, name);
  for (const { id, name } of packages) names.set(`package ${id}`, name);
  for (const { id, name } of hooks) names.set(`webhook ${id}`, name);
  for (const { id, name } of topics) names.set(`topic ${id}`, name);
  for (const { id, name } of pages) names.set(`about-page ${id}`, name);
  for (const { id, section, language } of fronts) {
    names.set(`front ${id}`, `${section ? `/sections/${section}` : '/'} (${language})`);
  }
  return (subject: string, id: string) => names.get(`${subject} ${id}`) ?? null;
}
