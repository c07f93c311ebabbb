'use client';
import { DOMSerializer } from '@tiptap/pm/model';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { bodySchema } from '#body/bodySchema.ts';
import { directionOf } from '#body/direction.ts';
import { useEditorPage } from '#components/editor/editorPage.ts';
import { Dialog } from '#components/ui/Dialog.tsx';
import { Skeleton } from '#components/ui/Skeleton.tsx';
import { useAction } from '#components/ui/useAction.tsx';
import type { AcceptedPreview } from '#editorial/suggestions/acceptedPreview.ts';

/** Shows the text as if all suggestions were accepted. */
export function PreviewDialog({ onClose }: { onClose(): void }) {
  const t = useTranslations('editor.suggesting');
  const { acts, articleFields } = useEditorPage();
  const { id, language } = articleFields.now.article;
  const { run, notices, refused } = useAction();
  const [preview, setPreview] = useState<AcceptedPreview>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: read once, when the dialog opens
  useEffect(() => {
    void run(acts.previewAccepted(id)).then((answer) => answer.ok && setPreview(answer.value));
  }, []);
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t('previewTitle')}>
      {notices}
      {!preview && !refused && <Skeleton rows={6} />}
      {preview && (
        <div
          lang={language}
          dir={directionOf(language)}
          className="sheet max-h-[70dvh] w-[40rem] max-w-full overflow-y-auto px-0! py-2!"
        >
          <p className="sheet-headline">{preview.headline}</p>
          <p className="sheet-standfirst">{preview.standfirst}</p>
          <PreviewBody body={preview.body} />
        </div>
      )}
    </Dialog>
  );
}

function PreviewBody({ body }: { body: AcceptedPreview['body'] }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const content = bodySchema.nodeFromJSON(body).content;
    box.current?.replaceChildren(DOMSerializer.fromSchema(bodySchema).serializeFragment(content));
  }, [body]);
  return <div ref={box} className="sheet-body flex flex-col gap-4" />;
}
