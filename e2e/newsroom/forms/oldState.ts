import type { AuditSubject } from '#contracts/auditSubjects.ts';
import { staff } from '#db/pools.ts';
import { auditEvent } from '#db/schema/auditEvents.ts';
import type { Stage } from './stage.ts';

type Order = Record<string, unknown>;

const ids: Record<string, AuditSubject> = {
  sectionId: 'section',
  topicId: 'topic',
  articleId: 'article',
  packageId: 'package',
  frontId: 'front',
  userId: 'user',
  assetId: 'asset',
  tokenId: 'api-token',
  webhookId: 'webhook',
};

function subjectOf(order: Order): { subject: AuditSubject; subjectId: string } {
  const named = order.subject ?? order.what;
  if (named)
    return {
      subject: named === 'withdrawal' ? 'article' : (named as AuditSubject),
      subjectId: `${order.id}`,
    };
  for (const [name, subject] of Object.entries(ids))
    if (order[name]) return { subject, subjectId: `${order[name]}` };
  return { subject: 'about-page', subjectId: `${order.id}` };
}

/** An event that makes the state of the order's subject newer and changes nothing else. */
function eventOf(order: Order) {
  if (order.linkId) return { act: 'share.revoke', detail: { link: order.linkId } };
  if (order.webhookId) return { act: 'webhook.change', detail: { what: 'pause' } };
  return { act: 'archive.release', detail: {} };
}

/** Records an act of another user on the order's subject, so that the open page shows an old state. */
export async function makeOld({ other }: Stage, body: string): Promise<void> {
  const [order] = JSON.parse(body) as [Order];
  await staff()
    .insert(auditEvent)
    .values({ ...eventOf(order), ...subjectOf(order), actorId: other.id });
}
