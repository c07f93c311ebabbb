'use client';
import { useRouter } from 'next/navigation';
import { type ChangeEvent, useEffect, useRef, useState, useTransition } from 'react';
import { useTranslations } from 'use-intl';
import { QueryForm } from '#components/ui/QueryForm.tsx';
import { controlLook } from '#components/ui/TextInput.tsx';
import { useTypedBefore } from '#components/ui/useTypedBefore.ts';
import { useWindowKeys } from '#components/ui/useWindowKeys.ts';
import { type ArticleListQuery, articleListPath, hiddenFields } from './articleListAddress.ts';

/** Searches while the user types. The query is in the address, so Back and a copied link show the same list. */
export function ArticleSearch({ listQuery }: { listQuery: ArticleListQuery }) {
  const { q = '' } = listQuery;
  const path = articleListPath(listQuery);
  const t = useTranslations('newsroom.list');
  const router = useRouter();
  const [typed, setTyped] = useState(q);
  const [pending, startTransition] = useTransition();
  const field = useRef<HTMLInputElement>(null);
  const onChange = ({ target }: ChangeEvent<HTMLInputElement>) => setTyped(target.value);
  const ref = useTypedBefore({ value: typed, onChange, ref: field });

  useEffect(() => {
    const query = typed.trim();
    if (query === q) return;
    const timer = setTimeout(() => {
      const { pathname, searchParams } = new URL(path, window.location.origin);
      if (query) searchParams.set('q', query);
      else searchParams.delete('q');
      startTransition(() => router.replace(`${pathname}?${searchParams}`, { scroll: false }));
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
        {hiddenFields({ ...listQuery, q: undefined }).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <input
          ref={ref}
          type="search"
          name="q"
          value={typed}
          onChange={onChange}
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
