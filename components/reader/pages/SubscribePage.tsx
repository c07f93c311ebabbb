import { Listing } from '#components/reader/parts/Listing.tsx';
import { SubscribeForm, subscribePath } from '#components/reader/parts/SubscribeForm.tsx';
import { sectionName } from '#components/reader/readerFrame.ts';
import { pathOf } from '#contracts/routes.ts';
import type { Subscription } from '#editorial/outbox/subscriptions.ts';
import { type PageFacts, type PaperFrame, paperName } from '#publishing/paperFrame.ts';
import { translatorFor } from '#publishing/readerMessages.ts';
import { ReaderPage } from './ReaderPage.tsx';

type Props = { frame: PaperFrame; facts: PageFacts };

/** The form for a subscription by email, to one section or to all. */
export function SubscribePage({ frame, facts, chosen }: Props & { chosen?: string }) {
  const t = translatorFor(frame.language);
  const title = t('subscribe.title', { of: paperName(frame) });
  const page = { frame, facts, title, description: t('subscribe.hint'), path: pathOf('subscribe') };
  return (
    <ReaderPage {...page}>
      <Listing heading={title}>
        <SubscribeForm frame={frame} chosen={chosen} />
      </Listing>
    </ReaderPage>
  );
}

export const outcomes = ['asked', 'wrong', 'later'] as const;

/** The outcome of the form; the same for every email address. */
export function SubscribeOutcome({ frame, facts, outcome }: Props & { outcome: (typeof outcomes)[number] }) {
  const t = translatorFor(frame.language);
  const title = t(`subscribe.${outcome}`);
  return (
    <ReaderPage frame={frame} facts={facts} title={title} description="" path={null}>
      <Listing heading={title} standfirst={t(`subscribe.${outcome}Text`)}>
        {outcome !== 'asked' && (
          <p>
            <a href={subscribePath(frame)}>{t('subscribe.again')}</a>
          </p>
        )}
      </Listing>
    </ReaderPage>
  );
}

type SubscriptionProps = Props & { token: string; subscription: Subscription | null };

/** The page that emails link to: a button to confirm the subscription, or to end it. Opening it changes nothing. */
export function SubscriptionPage({ frame, facts, token, subscription }: SubscriptionProps) {
  const t = translatorFor(frame.language);
  const of = subscription?.section ? sectionName(frame, subscription.section) : paperName(frame);
  const state = subscription?.standing ?? 'ended';
  const title = t(`subscribe.${state}Title`, { of });
  const pressFacts = subscription ? facts : ({ ...facts, status: 404 } as const);
  const action = pathOf(state === 'asked' ? 'subscriptionConfirm' : 'subscriptionEnd', { token });
  return (
    <ReaderPage frame={frame} facts={pressFacts} title={title} description="" path={null}>
      <Listing heading={title} standfirst={t(`subscribe.${state}Lead`)}>
        {subscription && (
          <form className="subscribe" method="post" action={action}>
            <button type="submit">{t(state === 'asked' ? 'subscribe.confirm' : 'subscribe.end')}</button>
          </form>
        )}
      </Listing>
    </ReaderPage>
  );
}
