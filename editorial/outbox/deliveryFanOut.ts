import type { Transaction } from '#db/pools.ts';
import { type SQL, sql } from '#db/query.ts';
import type { Language } from '#db/schema/taxonomy.ts';
import { enqueue } from '#editorial/audit/auditRecord.ts';
import type { OutboxEvent } from './outboxEvents.ts';
import { changedFeeds, urlOfSubject, webhookPayload } from './webhookPayload.ts';

/** Settings for notifications: the site's origin, the base of every link, and its channels, such as a WebSub hub. */
export type NotificationSettings = {
  site: string;
  mails: boolean;
  hub?: string | undefined;
  indexNowKey?: string | undefined;
};

/** Writes a delivery for each webhook, hub, search engine and subscriber to be notified, and enqueues their job. */
export async function enqueueDeliveries(
  tx: Transaction,
  name: string,
  event: OutboxEvent,
  { site, mails, hub, indexNowKey }: NotificationSettings,
): Promise<void> {
  const insert = (payload: object, targets: SQL) =>
    tx.execute(sql`insert into delivery (kind, target, event, payload)
      select kind, target, ${name}, ${JSON.stringify(payload)}::jsonb from (${targets}) t on conflict do nothing`);
  await insert(webhookPayload(name, event, site), webhooks);
  if (hub) {
    const { rows } = await tx.execute<{ language: Language }>(sql`select language from paper`);
    const feeds = changedFeeds(event, site, rows[0]?.language ?? 'en');
    if (feeds.length > 0) await insert({ feeds }, sql`select 'websub' as kind, ${hub}::text as target`);
  }
  if (indexNowKey) await insert({ pages: [urlOfSubject(event, site)] }, indexNow);
  if (mails && event.is === 'release' && event.live && mailedKinds.has(event.article.kind))
    await insert({ articleId: event.article.id, releaseId: event.releaseId }, subscribersOf(event));
  await enqueue(tx, 'deliver', { event: name });
}

const indexNow = sql`select 'indexnow' as kind, 'indexnow' as target`;
const webhooks = sql`select 'webhook' as kind, id::text as target from webhook where active`;

/** Emails are sent for new content, not for typos. */
const mailedKinds = new Set<string>(['first', 'update', 'correction']);

/** One subscription of each reader, although a reader may have subscribed to the paper and to sections. */
const subscribersOf = ({ article, sectionId }: Extract<OutboxEvent, { is: 'release' }>) =>
  sql`select 'subscriber' as kind, id::text as target from (
    select distinct on (lower(email)) id from subscriber
    where confirmed_at is not null and ended_at is null and language = ${article.language}
      and (section_id is null or section_id = ${sectionId}::bigint)
    order by lower(email), section_id nulls last) s`;
