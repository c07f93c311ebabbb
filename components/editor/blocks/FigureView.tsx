'use client';
import type { AnyExtension, Node } from '@tiptap/core';
import { type NodeViewProps, NodeViewWrapper, ReactNodeViewRenderer } from '@tiptap/react';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { usePicture } from './pictures.tsx';

/** The schema's figure with a view that shows its picture, and fields for its texts below. */
export function figureWithView(figure: AnyExtension): AnyExtension {
  return (figure as Node).extend({
    addNodeView: () =>
      ReactNodeViewRenderer(FigureView, { ignoreMutation: ({ mutation }) => mutation.type !== 'selection' }),
  });
}

const FIGURE_TEXTS = ['alt', 'caption', 'credit'] as const;

function FigureView({ node, updateAttributes, selected, editor }: NodeViewProps) {
  const t = useTranslations('editor.figure');
  const picture = usePicture(Number(node.attrs.asset));
  return (
    <NodeViewWrapper
      as="figure"
      className={`sheet-figure ${selected ? 'sheet-figure-chosen' : ''}`}
      contentEditable={false}
      data-asset={node.attrs.asset}
    >
      <div data-drag-handle className="cursor-grab">
        {picture ? (
          <img
            src={picture.url}
            alt={String(node.attrs.alt ?? '')}
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
      <div className="mt-2 grid gap-1.5 font-sans">
        {FIGURE_TEXTS.map((name) => (
          <FigureText
            key={name}
            name={name}
            value={String(node.attrs[name] ?? '')}
            disabled={!editor.isEditable}
            onChange={(text) => updateAttributes({ [name]: text })}
          />
        ))}
      </div>
    </NodeViewWrapper>
  );
}

type FigureTextProps = {
  name: (typeof FIGURE_TEXTS)[number];
  value: string;
  disabled: boolean;
  onChange(text: string): void;
};

/** A text field of the figure. Writes each key to the draft, so that *Saved* covers it, but not during composition. */
function FigureText({ name, value, disabled, onChange }: FigureTextProps) {
  const t = useTranslations('editor.figure');
  const [text, setText] = useState(value);
  const [isComposing, setComposing] = useState(false);
  useEffect(() => {
    if (!isComposing) setText(value);
  }, [value, isComposing]);
  const isMissing = name === 'alt' && value.trim() === '';
  return (
    <label className="grid grid-cols-[4.5rem_minmax(0,1fr)] items-center gap-2 text-[0.8125rem]">
      <span className={isMissing ? 'font-medium text-press-ink' : 'text-quiet'}>{t(name)}</span>
      <input
        data-words={name}
        value={text}
        placeholder={t(`${name}Hint`)}
        disabled={disabled}
        className="min-h-8 w-full rounded border border-edge bg-sheet px-2 text-ink"
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={(event) => {
          setComposing(false);
          onChange(event.currentTarget.value);
        }}
        onChange={(event) => {
          setText(event.target.value);
          if (!isComposing) onChange(event.target.value);
        }}
      />
    </label>
  );
}
