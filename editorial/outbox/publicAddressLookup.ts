import type { Transaction } from '#db/pools.ts';
import { type SQL, sql } from '#db/query.ts';
import type { Language } from '#db/schema/taxonomy.ts';
import { enqueue } from '#editorial/audit/auditRecord.ts';
import type { NotificationSettings } from './notificationSettings.ts';
import type { OutboxEvent } from './outboxEvents.ts';
import { changedFeeds, changedPages, webhookPayload } from './webhookPayload.ts';

type Telling = { event: string; happening: OutboxEvent; house: NotificationSettings };

/** Writes a delivery for every outside party to be notified of an event, and enqueues the job that makes them. */
export async function lookUpPublicAddress(tx: Transaction, telling: Telling): Promise<void> {
  const { event, happening, house } = telling;
  await deliver(tx, event, webhookPayload(event, happening, house.site), webhooks);
  if (house.hub) {
    const feeds = changedFeeds(happening, house.site, await ownLanguage(tx));
    if (feeds.length > 0)
      await deliver(tx, event, { feeds }, sql`select 'websub' as kind, ${house.hub}::text as target`);
  }
  if (house.indexNowKey) {
    const engine = sql`select 'indexnow' as kind, 'indexnow' as target`;
    await deliver(tx, event, { pages: changedPages(happening, house.site) }, engine);
  }
  const subscribers = house.mails ? whoSubscribed(happening) : null;
  if (subscribers && happening.is === 'release') {
    const { id: articleId } = happening.article;
    await deliver(tx, event, { articleId, releaseId: happening.releaseId }, subscribers);
  }
  await enqueue(tx, 'deliver', { event });
}

const webhooks = sql`select 'webhook' as kind, id::text as target from webhook where active`;

/** Emails are sent for new content, not for typos; one per reader, whatever they subscribed to. */
function whoSubscribed(happening: OutboxEvent): SQL | null {
  if (happening.is !== 'release' || !happening.live) return null;
  const { kind, language } = happening.article;
  if (kind !== 'first' && kind !== 'update' && kind !== 'correction') return null;
  return sql`select 'subscriber' as kind, id::text as target from (
    select distinct on (lower(email)) id from subscriber
    where confirmed_at is not null and ended_at is null and language = ${language}
      and (section_id is null or section_id = ${happening.sectionId}::bigint)
    order by lower(email), section_id nulls last) s`;
}

async function deliver(tx: Transaction, event: string, payload: object, targets: SQL): Promise<void> {
  await tx.execute(sql`insert into delivery (kind, target, event, payload)
    select kind, target, ${event}, ${JSON.stringify(payload)}::jsonb from (${targets}) t on conflict do nothing`);
}

async function ownLanguage(tx: Transaction): Promise<Language> {
  const { rows } = await tx.execute<{ language: Language }>(sql`select language from paper`);
  return rows[0]?.language ?? 'en';
}
