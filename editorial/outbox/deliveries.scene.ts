import { staff } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import { delivery, subscriber } from '#db/schema/deliveries.ts';
import type { ArticleId, SectionId } from '#db/schema/ids.ts';
import type { Language } from '#db/schema/taxonomy.ts';
import { subscriberHash } from './subscriberToken.ts';

/** For tests: the events that the releases of an article scheduled, the last one first. */
export async function scheduledEventsOf(articleId: ArticleId): Promise<string[]> {
  const { rows } = await staff().execute<{ event: string }>(sql`
    select o.payload->>'event' as event from outbox o
    where o.kind = 'event' and (
      exists (select 1 from release r where r.article_id = ${articleId} and o.payload->>'event' = 'release:' || r.id)
      or exists (select 1 from withdrawal w where w.article_id = ${articleId} and o.payload->>'event' = 'withdrawal:' || w.id))
    order by o.id desc`);
  return rows.map(({ event }) => event);
}

/** Inserts a confirmed subscriber. */
export async function subscribed(
  email: string,
  { sectionId = null, language = 'en' }: { sectionId?: SectionId | null; language?: Language } = {},
): Promise<number> {
  const [created] = await staff()
    .insert(subscriber)
    .values({
      email,
      sectionId,
      language,
      confirmedAt: sql`now()`,
      tokenHash: sql`decode(md5(${email}) || md5(random()::text), 'hex')`,
    })
    .returning({ id: subscriber.id });
  if (!created) throw new Error('no subscriber');
  await staff().execute(
    sql`update subscriber set token_hash = ${Buffer.from(subscriberHash(created.id))} where id = ${created.id}`,
  );
  return created.id;
}

/** The deliveries of an event, as `kind target`. */
export async function deliveriesOf(event: string): Promise<string[]> {
  const rows = await staff()
    .select({ kind: delivery.kind, target: delivery.target })
    .from(delivery)
    .where(sql`${delivery.event} = ${event}`);
  return rows.map(({ kind, target }) => `${kind} ${target}`).sort();
}
