'use client';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button, buttonLook } from '#components/ui/Button';
import { Link } from '#components/ui/Link';
import { Time } from '#components/ui/Time';
import type { Done } from './ReleaseForm.tsx';

/** What came of it, and the address: C copies it, or Enter, as the button has the focus. */
export function Released({ done, articleId }: { done: Done; articleId: number }) {
  const t = useTranslations('release');
  const [copied, setCopied] = useState<'yes' | 'no' | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const [address, setAddress] = useState(`/articles/${done.slug}`);

  useEffect(() => {
    setAddress(new URL(`/articles/${done.slug}`, window.location.origin).href);
    button.current?.focus();
  }, [done.slug]);

  async function copy() {
    setCopied(
      await navigator.clipboard.writeText(address).then(
        () => 'yes' as const,
        () => 'no' as const,
      ),
    );
  }

  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (event.key.toLowerCase() !== 'c' || event.metaKey || event.ctrlKey || event.altKey) return;
      if ((event.target as HTMLElement).matches('input, textarea, select')) return;
      event.preventDefault();
      button.current?.click();
    }
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);

  return (
    <section
      aria-labelledby="released"
      className="flex flex-col gap-4 border-l-4 border-good bg-good-wash p-5"
    >
      <div role="status">
        <h2 id="released" className="font-serif text-2xl font-semibold">
          {done.at ? t('scheduled') : t('released', { number: done.number })}
        </h2>
      </div>
      {done.at && (
        <p className="text-sm">
          <Time at={done.at} />
        </p>
      )}
      <p className="font-serif text-lg break-all">
        {done.at ? (
          address
        ) : (
          <a href={address} className="underline">
            {address}
          </a>
        )}
      </p>
      <div className="flex flex-wrap items-center gap-3">
        <Button ref={button} look="press" onClick={copy}>
          {t('copy')} <kbd className="font-sans text-xs">C</kbd>
        </Button>
        <Link href={`/newsroom/articles/${articleId}`} className={buttonLook()}>
          {t('toEditor')}
        </Link>
        <Link href="/newsroom" className={buttonLook()}>
          {t('toList')}
        </Link>
        <span role="status" className="text-sm">
          {copied && t(copied === 'yes' ? 'copied' : 'notCopied')}
        </span>
      </div>
    </section>
  );
}
