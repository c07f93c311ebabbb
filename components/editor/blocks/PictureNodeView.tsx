'use client';
import type { AnyExtension, Node } from '@tiptap/core';
import { NodeViewContent, type NodeViewProps, NodeViewWrapper, ReactNodeViewRenderer } from '@tiptap/react';
import { useTranslations } from 'use-intl';
import { PictureComments } from '#components/editor/comments/PictureComments.tsx';
import { PictureAltField } from './PictureAltField.tsx';
import { usePicture } from './pictures.tsx';

/** The schema's picture with a view: the picture, fields for its alt text, and its texts below, which are edited in place. */
export function pictureWithView(picture: AnyExtension): AnyExtension {
  return (picture as Node).extend({ addNodeView: () => ReactNodeViewRenderer(PictureNodeView) });
}

/** The schema's caption or credit with its name before it. */
export function pictureTextWithView(text: AnyExtension): AnyExtension {
  return (text as Node).extend({
    addNodeView: () => ReactNodeViewRenderer(PictureTextView, { stopEvent: () => false }),
  });
}

function PictureNodeView({ node, updateAttributes, selected, editor }: NodeViewProps) {
  const t = useTranslations('editor.figure');
  const { asset, alt, decorative } = node.attrs;
  const picture = usePicture(Number(asset));
  return (
    <NodeViewWrapper
      as="figure"
      className={`sheet-figure ${selected ? 'sheet-figure-chosen' : ''}`}
      data-asset={asset}
    >
      <div contentEditable={false} data-drag-handle className="cursor-grab">
        {picture ? (
          <img
            src={picture.url}
            alt={decorative ? '' : String(alt ?? '')}
            width={picture.width}
            height={picture.height}
            draggable={false}
          />
        ) : (
          <p className="grid min-h-40 place-items-center rounded bg-well text-sm text-quiet">
            {picture === null ? t('missing') : t('loading')}
          </p>
        )}
      </div>
      <PictureAltField
        alt={String(alt ?? '')}
        isDecorative={decorative === true}
        disabled={!editor.isEditable}
        onAlt={(text) => updateAttributes({ alt: text })}
        onDecorative={(isDecorative) => updateAttributes({ decorative: isDecorative || null })}
      />
      <div contentEditable={false} className="flex justify-end font-sans">
        <PictureComments picture={node} />
      </div>
      <NodeViewContent />
    </NodeViewWrapper>
  );
}

function PictureTextView({ node }: NodeViewProps) {
  const t = useTranslations('editor.figure');
  const name = node.type.name === 'pictureCaption' ? 'caption' : 'credit';
  return (
    <NodeViewWrapper className="sheet-figure-text" role="group" aria-label={t(name)}>
      <span contentEditable={false} aria-hidden>
        {t(name)}
      </span>
      <NodeViewContent data-words={name} data-hint={node.content.size === 0 ? t(`${name}Hint`) : undefined} />
    </NodeViewWrapper>
  );
}
