'use client';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Notice } from '#components/ui/Notice';
import { Skeleton } from '#components/ui/Skeleton';

/**
 * Without scripts, as readers get it, and with a policy that none could run; links open beside the newsroom. A `sandbox`
 * would say the same, but tools that look for barriers cannot look into one.
 */
function withoutScripts(html: string): string {
  const page = new DOMParser().parseFromString(html, 'text/html');
  for (const part of page.querySelectorAll('script, link[as=script], meta[name=press]')) part.remove();
  const base = page.createElement('base');
  base.target = '_blank';
  const policy = page.createElement('meta');
  policy.httpEquiv = 'Content-Security-Policy';
  policy.content = "script-src 'none'; object-src 'none'; form-action 'none'";
  page.head.prepend(policy, base);
  return `<!doctype html>${page.documentElement.outerHTML}`;
}

/** The draft on the paper's own page. `version` changes when the draft was looked at anew. */
export function Preview({ articleId, version }: { articleId: number; version: number }) {
  const t = useTranslations('release');
  const refusals = useTranslations('refusals');
  const [page, setPage] = useState<string | null>(null);
  const [lost, setLost] = useState(false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version is a new page
  useEffect(() => {
    const abort = new AbortController();
    fetch(`/newsroom/articles/${articleId}/preview`, { signal: abort.signal, redirect: 'error' })
      .then(async (response) =>
        response.ok ? setPage(withoutScripts(await response.text())) : setLost(true),
      )
      .catch(() => abort.signal.aborted || setLost(true));
    return () => abort.abort();
  }, [articleId, version]);

  if (lost) return <Notice>{refusals('offline')}</Notice>;
  if (page === null) return <Skeleton rows={8} className="h-14" />;
  return (
    <iframe
      title={t('preview')}
      srcDoc={page}
      className="h-[78dvh] w-full rounded-md border border-line bg-white"
    />
  );
}
