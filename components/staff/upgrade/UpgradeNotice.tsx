'use client';
import { usePathname } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/Button.tsx';
import { refill, type TypedField, watchTyping } from './typedFields.ts';
import { storeTyped, takeTyped } from './typedStore.ts';
import { onUpgrade, wasUpgraded, watchActions } from './upgradeSignal.ts';

/**
 * Says that the server runs another build than this page, and reloads the page with the text typed into its forms.
 * @param owner identifies the user and the database, so that typed text is restored only to the user who typed it
 */
export function UpgradeNotice({ owner }: { owner: string }) {
  const t = useTranslations('newsroom.upgrade');
  const [isOld, setIsOld] = useState(false);
  const [isFull, setIsFull] = useState(false);
  const typing = useRef<ReturnType<typeof watchTyping>>(undefined);

  useEffect(() => {
    const watch = watchTyping(document);
    typing.current = watch;
    const show = () => setIsOld(true);
    if (wasUpgraded()) show();
    const ends = [watchActions(), onUpgrade(show), watch.end];
    // Also when the user reloads the page. If the typed text cannot be stored, the browser asks before leaving.
    const onLeave = (event: Event) => {
      if (wasUpgraded() && !storeTyped(owner, watch.typed())) event.preventDefault();
    };
    window.addEventListener('beforeunload', onLeave);
    return () => {
      window.removeEventListener('beforeunload', onLeave);
      for (const end of ends) end();
    };
  }, [owner]);

  const isRestored = useRefilled(owner);

  function reload() {
    if (storeTyped(owner, typing.current?.typed() ?? [])) location.reload();
    else setIsFull(true);
  }

  return (
    <div role="status" className="sticky top-0 z-40 empty:hidden">
      {isOld && (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b-2 border-wait bg-wait-wash px-4 py-2 text-sm sm:px-8">
          <p>{t(isFull ? 'full' : 'said')}</p>
          <Button small onClick={reload}>
            {t('reload')}
          </Button>
        </div>
      )}
      {isRestored && !isOld && (
        <p className="border-b border-line bg-sheet px-4 py-2 text-sm sm:px-8">{t('back')}</p>
      )}
    </div>
  );
}

/**
 * Restores the text typed before the reload: at once, and in dialogs when they open. Text whose field does not appear
 * before the user leaves the page is dropped. @returns whether text was restored on this page
 */
function useRefilled(owner: string): boolean {
  const path = usePathname();
  const [restoredPath, setRestoredPath] = useState<string | null>(null);
  useEffect(() => {
    let left: TypedField[] = takeTyped(owner);
    if (left.length === 0) return;
    setRestoredPath(path);
    const fill = () => {
      left = refill(document, left);
      if (left.length === 0) observer.disconnect();
    };
    const observer = new MutationObserver(fill);
    observer.observe(document.body, { childList: true, subtree: true });
    fill();
    return () => observer.disconnect();
  }, [owner, path]);
  return restoredPath === path;
}
