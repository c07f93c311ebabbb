import { Listing } from '#components/reader/parts/Listing.tsx';
import { SubscribeForm, subscribePath } from '#components/reader/parts/SubscribeForm.tsx';
import { pathOf } from '#contracts/routes.ts';
import type { Subscription } from '#editorial/outbox/subscriptions.ts';
import type { PageFacts, PaperFrame } from '#publishing/paperFrame.ts';
import { paperName } from '#publishing/paperFrame.ts';
import { translatorFor } from '#publishing/readerMessages.ts';
import { ReaderPage } from './ReaderPage.tsx';

type Props = { frame: PaperFrame; facts: PageFacts };

/** Where a reader asks for letters, for a section or for all. */
export function SubscribePage({ frame, facts, chosen }: Props & { chosen?: string }) {
  const t = translatorFor(frame.language);
  const title = t('subscribe.title', { of: paperName(frame) });
  return (
    <ReaderPage
      frame={frame}
      facts={facts}
      title={title}
      description={t('subscribe.hint')}
      path={pathOf('subscribe')}
    >
      <Listing head={<h1>{title}</h1>}>
        <SubscribeForm frame={frame} chosen={chosen} />
      </Listing>
    </ReaderPage>
  );
}

export const outcomes = ['asked', 'wrong', 'later'] as const;

/** What became of it; the same for every address. */
export function SubscribeOutcome({ frame, facts, outcome }: Props & { outcome: (typeof outcomes)[number] }) {
  const t = translatorFor(frame.language);
  return (
    <ReaderPage frame={frame} facts={facts} title={t(`subscribe.${outcome}`)} description="" path={null}>
      <Listing
        head={
          <>
            <h1>{t(`subscribe.${outcome}`)}</h1>
            <p className="standfirst">{t(`subscribe.${outcome}Text`)}</p>
          </>
        }
      >
        {outcome === 'asked' ? null : (
          <p>
            <a href={subscribePath(frame)}>{t('subscribe.again')}</a>
          </p>
        )}
      </Listing>
    </ReaderPage>
  );
}

type Letter = Props & { token: string; subscription: Subscription | null };

/** What a letter's link leads to: the button that confirms, and later the one that ends it. A look changes nothing. */
export function SubscriptionPage({ frame, facts, token, subscription }: Letter) {
  const t = translatorFor(frame.language);
  const names = subscription?.section?.names ?? {};
  const of = subscription?.section
    ? (names[frame.language] ?? names[frame.paper.language] ?? subscription.section.slug)
    : paperName(frame);
  const state = subscription?.standing ?? 'ended';
  return (
    <ReaderPage
      frame={frame}
      facts={subscription ? facts : { ...facts, status: 404 }}
      title={t(`subscribe.${state}Title`, { of })}
      description=""
      path={null}
    >
      <Listing
        head={
          <>
            <h1>{t(`subscribe.${state}Title`, { of })}</h1>
            <p className="standfirst">{t(`subscribe.${state}Lead`)}</p>
          </>
        }
      >
        {subscription ? (
          <form
            className="subscribe"
            method="post"
            action={pathOf(state === 'asked' ? 'subscriptionConfirm' : 'subscriptionEnd', { token })}
          >
            <button type="submit">{t(state === 'asked' ? 'subscribe.confirm' : 'subscribe.end')}</button>
          </form>
        ) : null}
      </Listing>
    </ReaderPage>
  );
}
