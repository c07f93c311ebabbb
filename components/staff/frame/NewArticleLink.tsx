'use client';
import { Plus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { buttonLook } from '#components/ui/Button.tsx';
import { toast } from '#components/ui/toast.ts';
import { useRefusal } from '#components/ui/useRefusal.ts';
import { useFrame } from './FrameState.tsx';

/**
 * A link to the page that creates an article; after hydration it creates one at once. Both use a POST, so software that
 * only follows links creates nothing.
 */
export function NewArticleLink() {
  const t = useTranslations('newsroom.list');
  const { acts } = useFrame();
  const { messageOf, guard } = useRefusal();
  const router = useRouter();
  const [isBusy, setBusy] = useState(false);

  async function start() {
    if (isBusy) return;
    setBusy(true);
    const answer = await guard(acts.startArticle());
    if (answer.ok) return router.push(`/newsroom/articles/${answer.value.articleId}`);
    setBusy(false);
    toast.error(messageOf(answer));
  }

  return (
    <a
      href="/newsroom/articles/new"
      aria-disabled={isBusy || undefined}
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
