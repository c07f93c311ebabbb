'use client';
import { Plus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import { useTranslations } from 'use-intl';
import { buttonLook } from '#components/ui/Button.tsx';
import { useRefusal } from '#components/ui/useRefusal.ts';
import { useFrame } from './FrameState.tsx';

/**
 * A link to the page that makes an article; in a page that is awake it makes it at once. Either way a POST does it, so
 * that nothing which merely follows links can.
 */
export function NewArticleLink() {
  const t = useTranslations('newsroom.list');
  const { acts } = useFrame();
  const { say, guard } = useRefusal();
  const router = useRouter();
  const [busy, setBusy] = useState(false);

  async function start() {
    if (busy) return;
    setBusy(true);
    const made = await guard(acts.startArticle());
    if (made.ok) return router.push(`/newsroom/articles/${made.value.articleId}`);
    setBusy(false);
    toast.error(say(made));
  }

  return (
    <a
      href="/newsroom/articles/new"
      aria-disabled={busy || undefined}
      className={buttonLook('press')}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        void start();
      }}
    >
      <Plus aria-hidden size={17} />
      {t('newArticle')}
    </a>
  );
}
