'use client';
import { useRouter } from 'next/navigation';
import { type ChangeEvent, useEffect, useRef, useState, useTransition } from 'react';
import { useTranslations } from 'use-intl';
import { QueryForm } from '#components/ui/QueryForm.tsx';
import { controlLook } from '#components/ui/TextInput.tsx';
import { useTypedBefore } from '#components/ui/useTypedBefore.ts';
import { useWindowKeys } from '#components/ui/useWindowKeys.ts';
import { type ArticleListAsked, articleListPath, hiddenFields } from './articleListAddress.ts';

/** Searches as one types; the address keeps it, so that Back and a copied link find the same list. */
export function ArticleSearch({ asked }: { asked: ArticleListAsked }) {
  const { q = '' } = asked;
  const path = articleListPath(asked);
  const t = useTranslations('newsroom.list');
  const router = useRouter();
  const [typed, setTyped] = useState(q);
  const [pending, startTransition] = useTransition();
  const field = useRef<HTMLInputElement>(null);
  const hear = (event: ChangeEvent<HTMLInputElement>) => setTyped(event.target.value);
  const ref = useTypedBefore({ value: typed, onChange: hear, ref: field });

  useEffect(() => {
    if (typed.trim() === q) return;
    const timer = setTimeout(() => {
      const address = new URL(path, window.location.origin);
      address.searchParams.set('q', typed.trim());
      if (!typed.trim()) address.searchParams.delete('q');
      startTransition(() => router.replace(`${address.pathname}${address.search}`, { scroll: false }));
    }, 180);
    return () => clearTimeout(timer);
  }, [typed, q, path, router]);

  useWindowKeys((event) => {
    const target = event.target as HTMLElement;
    if (event.key !== '/' || target.matches('input, textarea, select, [contenteditable]')) return;
    event.preventDefault();
    field.current?.focus();
  });

  return (
    <search className="w-full sm:w-72">
      <QueryForm action="/newsroom">
        {hiddenFields({ ...asked, q: undefined }).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <input
          ref={ref}
          type="search"
          name="q"
          value={typed}
          onChange={hear}
          maxLength={200}
          aria-label={t('search')}
          aria-busy={pending}
          placeholder={t('searchHint')}
          className={`${controlLook} min-h-10`}
        />
      </QueryForm>
    </search>
  );
}
