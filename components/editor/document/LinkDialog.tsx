'use client';
import type { Editor } from '@tiptap/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { isFitHref } from '#body/href.ts';
import { ActForm } from '#components/ui/ActForm.tsx';
import { Button } from '#components/ui/Button.tsx';
import { Dialog } from '#components/ui/Dialog.tsx';
import type { ActAnswer } from '#components/ui/useRefusal.ts';
import { LinkField } from './LinkField.tsx';
import { linkAt, removeLink, setLink } from './linkCommands.ts';

/** Creates, changes or removes the link at the selection, to an address or to a story of the paper found by search. */
export function LinkDialog({ editor, onClose }: { editor: Editor; onClose(): void }) {
  const t = useTranslations('editor.link');
  const [before] = useState(() => linkAt(editor.state)?.href ?? '');
  const [typed, setTyped] = useState(before);
  const href = completed(typed);

  async function apply(): Promise<ActAnswer<void>> {
    if (!isFitHref(href)) return { ok: false, refused: 'malformed', facts: {}, fields: ['address'] };
    setLink(editor, { href, text: href });
    return { ok: true, value: undefined };
  }

  function choose(story: { slug: string; headline: string }) {
    const address = `/articles/${story.slug}`;
    setLink(editor, { href: address, text: story.headline || address });
    onClose();
  }

  function remove() {
    removeLink(editor);
    onClose();
  }

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t('title')}>
      <ActForm
        act="article.edit"
        subject={null}
        className="w-[26rem] max-w-full"
        submit={t('apply')}
        cancel={{ onClick: onClose }}
        secondaryButton={
          before && (
            <Button look="quiet" onClick={remove}>
              {t('remove')}
            </Button>
          )
        }
        isSaidByField={() => true}
        send={apply}
        onDone={onClose}
      >
        {({ isWrong }) => (
          <>
            <LinkField
              typed={typed}
              words={isAddress(typed) || typed === before ? '' : typed.trim()}
              error={isWrong('address') ? t('unfit') : undefined}
              onType={setTyped}
              onChoose={choose}
            />
            {before && (
              <a
                href={before}
                target="_blank"
                rel="noopener noreferrer"
                className="self-start text-sm underline"
              >
                {t('openLink')}
              </a>
            )}
          </>
        )}
      </ActForm>
    </Dialog>
  );
}

/** Completes a typed address, such as one without a scheme. */
function completed(typed: string): string {
  const text = typed.trim().replaceAll(' ', '%20');
  if (/^[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+$/.test(text)) return `mailto:${text}`;
  if (/^[\p{L}\d-]+(\.[\p{L}\d-]+)+([/?#]|$)/u.test(text)) return `https://${text}`;
  return text;
}

/** Whether the text can only be an address, or begin one. `U.S.A` or `24/7` can also be words of a story. */
const isAddress = (typed: string): boolean =>
  /^\s*(?:[a-z]+:|[/#])/i.test(typed) || (/[@/]/.test(typed) && isFitHref(completed(typed)));
