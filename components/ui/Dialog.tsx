'use client';
import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

type Props = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description?: string;
  wide?: boolean;
  children: ReactNode;
};

export function Dialog({ open, onOpenChange, title, description, wide = false, children }: Props) {
  const t = useTranslations('ui');
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-black/50" />
        <Radix.Content
          {...(description ? {} : { 'aria-describedby': undefined })}
          className={`fixed top-1/2 left-1/2 z-50 flex max-h-[90dvh] w-[calc(100vw-2rem)] -translate-x-1/2 -translate-y-1/2 flex-col overflow-auto rounded-lg border border-line bg-sheet p-5 shadow-xl ${wide ? 'max-w-4xl' : 'max-w-lg'}`}
        >
          <Radix.Title className="pr-10 font-serif text-xl font-semibold">{title}</Radix.Title>
          {description && (
            <Radix.Description className="mt-1 text-sm text-quiet">{description}</Radix.Description>
          )}
          <div className="mt-4">{children}</div>
          {/* Last, so that the focus begins with the matter and not with the way out. */}
          <Radix.Close
            className="absolute top-3.5 right-3.5 grid size-9 place-items-center rounded-md text-quiet hover:bg-well"
            aria-label={t('close')}
          >
            <X aria-hidden size={18} />
          </Radix.Close>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
