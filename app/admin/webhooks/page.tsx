import type { Metadata } from 'next';
import { requireActorWhoMay } from '#app/currentActor';
import { wordsOf } from '#app/staffPage';
import { AdminLinks } from '#components/newsroom/admin/AdminLinks';
import { WebhookDialog } from '#components/newsroom/effects/WebhookDialog';
import { WebhookTable } from '#components/newsroom/effects/WebhookTable';
import { NewsroomPage } from '#components/newsroom/NewsroomPage';
import { listWebhooks } from '#editorial/effects/effectList';
import { addHook, pauseHook, pingHook, removeHook, resumeHook } from './actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await wordsOf('effects'))('webhooks.title') };
}

export default async function WebhooksPage() {
  const actor = await requireActorWhoMay('webhook.change', '/admin/webhooks');
  const [webhooks, t] = await Promise.all([listWebhooks(actor), wordsOf('effects')]);
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
