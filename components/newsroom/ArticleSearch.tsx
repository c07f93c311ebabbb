'use client';
import { useRouter } from 'next/navigation';
import { type ChangeEvent, useEffect, useRef, useState, useTransition } from 'react';
import { useTranslations } from 'use-intl';
import { QueryForm } from '#components/ui/QueryForm';
import { controlLook } from '#components/ui/TextInput';
import { useTypedBefore } from '../ui/useTypedBefore.ts';

/** Searches as one types; the address keeps it, so that Back and a copied link find the same list. */
export function ArticleSearch({ q, view }: { q: string; view: string }) {
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
      const query = new URLSearchParams({ view, ...(typed.trim() && { q: typed.trim() }) });
      startTransition(() => router.replace(`/newsroom?${query}`, { scroll: false }));
    }, 180);
    return () => clearTimeout(timer);
  }, [typed, q, view, router]);

  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      const target = event.target as HTMLElement;
      if (event.key !== '/' || target.matches('input, textarea, select, [contenteditable]')) return;
      event.preventDefault();
      field.current?.focus();
    }
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);

  return (
    <search className="w-full sm:w-72">
      <QueryForm action="/newsroom">
        <input type="hidden" name="view" value={view} />
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
