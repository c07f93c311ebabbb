import { requireActorWhoMay } from '#app/_auth/currentActor.ts';
import { titled, wordsOf } from '#app/_staff/staffPage.ts';
import { AdminLinks } from '#components/staff/admin/AdminLinks.tsx';
import { WebhookDialog } from '#components/staff/deliveries/WebhookDialog.tsx';
import { WebhookTable } from '#components/staff/deliveries/WebhookTable.tsx';
import { NewsroomPage } from '#components/staff/frame/NewsroomPage.tsx';
import { listWebhooks } from '#editorial/outbox/webhookList.ts';
import { addHook, pauseHook, pingHook, removeHook, resumeHook } from './actions.ts';

export const generateMetadata = titled('deliveries', (t) => t('webhooks.title'));

export default async function WebhooksPage() {
  const actor = await requireActorWhoMay('webhook.change', '/admin/webhooks');
  const [webhooks, t] = await Promise.all([listWebhooks(actor), wordsOf('deliveries')]);
  return (
    <NewsroomPage title={t('webhooks.title')} aside={<WebhookDialog add={addHook} />}>
      <AdminLinks here="webhooks" />
      <p className="max-w-prose text-sm text-quiet">{t('webhooks.lead')}</p>
      <WebhookTable
        webhooks={webhooks}
        acts={{ ping: pingHook, pause: pauseHook, resume: resumeHook, remove: removeHook }}
      />
    </NewsroomPage>
  );
}
