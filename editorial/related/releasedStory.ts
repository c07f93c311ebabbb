import { plainText } from '#body/bodyText.ts';
import { checkBody } from '#body/checkBody.ts';
import type { Transaction } from '#db/pools.ts';
import { eq } from '#db/query.ts';
import type { article } from '#db/schema/articles.ts';
import { type release, releaseTopic } from '#db/schema/releases.ts';
import { topic } from '#db/schema/taxonomy.ts';
import type { Relatable } from './relatable.ts';

/** The content of a release as the search for related stories needs it. Later changes of the draft do not matter. */
export async function readReleasedStory(
  tx: Transaction,
  row: Pick<typeof article.$inferSelect, 'id' | 'translationOf'>,
  source: typeof release.$inferSelect,
): Promise<Relatable> {
  const checked = checkBody(source.body);
  const topics = await tx
    .select({ id: topic.id, slug: topic.slug, name: topic.name })
    .from(releaseTopic)
    .innerJoin(topic, eq(topic.id, releaseTopic.topicId))
    .where(eq(releaseTopic.releaseId, source.id));
  return {
    article: { id: row.id, translationOf: row.translationOf, language: source.language },
    headline: source.headline,
    standfirst: source.standfirst,
    plainText: checked.fit ? plainText(checked.body) : '',
    checked,
    topics,
  };
}
