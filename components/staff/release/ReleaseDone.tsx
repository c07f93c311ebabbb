'use client';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Remaining } from '#components/staff/articles/StatusTag.tsx';
import { Button, buttonLook } from '#components/ui/Button.tsx';
import { copyText } from '#components/ui/copyText.ts';
import { Link } from '#components/ui/Link.tsx';
import { Time } from '#components/ui/Time.tsx';
import { useScrollIntoView } from '#components/ui/useScrollIntoView.ts';
import { useWindowKeys } from '#components/ui/useWindowKeys.ts';
import { readablePath } from '#contracts/routes.ts';
import type { FollowedArticle } from './useReleaseOrder.ts';

export type ReleaseOutcome = {
  slug: string;
  /** null: it waits for the other article */
  number: number | null;
  at: Date | null;
  after: FollowedArticle | null;
  until: Date | null;
};

/** The result of a release, and its address. C copies the address; so does Enter, because the button has the focus. */
export function ReleaseDone({ done, articleId }: { done: ReleaseOutcome; articleId: number }) {
  const t = useTranslations('release');
  const { slug, number, at, after, until } = done;
  const [copied, setCopied] = useState<boolean | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const box = useRef<HTMLElement>(null);
  const [now] = useState(() => new Date());
  const isToCome = at !== null || number === null;
  const [address, setAddress] = useState(`/articles/${slug}`);

  useEffect(() => {
    setAddress(new URL(`/articles/${slug}`, window.location.origin).href);
    (button.current ?? heading.current)?.focus({ preventScroll: true });
  }, [slug]);
  // The button at the foot can be pressed at any scroll position.
  useScrollIntoView(box);

  useWindowKeys((event) => {
    if (event.key.toLowerCase() !== 'c' || event.metaKey || event.ctrlKey || event.altKey) return;
    if ((event.target as HTMLElement).matches('input, textarea, select')) return;
    event.preventDefault();
    button.current?.click();
  });

  return (
    <section
      ref={box}
      aria-labelledby="released"
      className="flex scroll-my-4 flex-col gap-4 border-l-4 border-good bg-good-wash p-5"
    >
      <div role="status">
        <h2 id="released" ref={heading} tabIndex={-1} className="font-serif text-2xl font-semibold">
          {isToCome && !at ? t('waits') : t(at ? 'scheduled' : 'released', { number: number ?? 0 })}
        </h2>
        {at && (
          <p className="mt-2">
            <Time at={at} />{' '}
            <b className="tabular-nums">
              (<Remaining until={at.toISOString()} now={now} />)
            </b>
          </p>
        )}
        {after && (
          <p className="mt-2">
            {t(at ? 'withOther' : 'whenOther', { headline: after.headline || t('untitled') })}
          </p>
        )}
        {isToCome && <p className="mt-2 text-sm">{t('nobodyNeeded')}</p>}
        {until && (
          <p className="mt-2 text-sm">
            {t('endsAt')} <Time at={until} />
          </p>
        )}
      </div>
      {number !== null && (
        <div>
          <p className="text-sm">{t(isToCome ? 'readersWill' : 'readersSee')}</p>
          <p className="font-serif text-lg break-all">
            {isToCome ? (
              readablePath(address)
            ) : (
              <a href={address} className="underline">
                {readablePath(address)}
              </a>
            )}
          </p>
        </div>
      )}
      <div className="flex flex-wrap items-center gap-3">
        {number !== null && (
          <Button ref={button} look="press" onClick={async () => setCopied(await copyText(address))}>
            {t('copy')} <kbd className="font-sans text-xs">C</kbd>
          </Button>
        )}
        <Link href={`/newsroom/articles/${articleId}`} className={buttonLook()}>
          {t('toEditor')}
        </Link>
        <Link href="/newsroom" className={buttonLook()}>
          {t('toList')}
        </Link>
        <span role="status" className="text-sm">
          {copied !== null && t(copied ? 'copied' : 'notCopied')}
        </span>
      </div>
    </section>
  );
}
