import { openPageContext } from '#app/_reader/pageContext.ts';
import { SubscriptionPage } from '#components/reader/pages/SubscribePage.tsx';
import { findSubscription } from '#editorial/outbox/subscriptions.ts';

export default async function EmailSubscriptionPage({ params }: { params: Promise<{ token: string }> }) {
  const [{ token }, context] = await Promise.all([params, openPageContext()]);
  const subscription = await findSubscription(token);
  const frame = subscription ? context.inLanguage(subscription.language) : context.frame;
  // Valid at this instant only: the next request may find the subscription confirmed or ended.
  const facts = context.facts(null, { until: frame.now });
  return <SubscriptionPage frame={frame} facts={facts} token={token} subscription={subscription} />;
}
