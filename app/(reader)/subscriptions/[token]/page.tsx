import { openPageContext } from '#app/_reader/pageContext.ts';
import { SubscriptionPage } from '#components/reader/pages/SubscribePage.tsx';
import { findSubscription } from '#editorial/outbox/subscriptions.ts';

export const dynamic = 'force-dynamic';

export default async function SubscriptionLetter({ params }: { params: Promise<{ token: string }> }) {
  const [{ token }, { frame, facts, inLanguage }] = await Promise.all([params, openPageContext()]);
  const subscription = await findSubscription(token);
  const opened = subscription ? inLanguage(subscription.language) : frame;
  // Valid at this instant only: the next request may find the subscription confirmed or ended.
  const now = facts(null, { until: frame.now });
  return <SubscriptionPage frame={opened} facts={now} token={token} subscription={subscription} />;
}
