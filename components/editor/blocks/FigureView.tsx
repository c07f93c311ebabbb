'use client';
import type { AnyExtension, Node } from '@tiptap/core';
import { type NodeViewProps, NodeViewWrapper, ReactNodeViewRenderer } from '@tiptap/react';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { usePicture } from './pictures.tsx';

/** The schema's figure, shown with its picture and with its words to be typed beneath. */
export function figureWithView(figure: AnyExtension): AnyExtension {
  return (figure as Node).extend({
    addNodeView: () =>
      ReactNodeViewRenderer(FigureView, { ignoreMutation: ({ mutation }) => mutation.type !== 'selection' }),
  });
}

const said = ['alt', 'caption', 'credit'] as const;

function FigureView({ node, updateAttributes, selected, editor }: NodeViewProps) {
  const t = useTranslations('editor.figure');
  const picture = usePicture(Number(node.attrs.asset));
  const words = (what: (typeof said)[number]) => String(node.attrs[what] ?? '');
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
            alt={words('alt')}
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
        {said.map((what) => (
          <Words
            key={what}
            what={what}
            label={t(what)}
            hint={t(`${what}Hint`)}
            value={words(what)}
            wanting={what === 'alt' && words('alt').trim() === ''}
            disabled={!editor.isEditable}
            onChange={(text) => updateAttributes({ [what]: text })}
          />
        ))}
      </div>
    </NodeViewWrapper>
  );
}

type WordsProps = {
  what: (typeof said)[number];
  label: string;
  hint: string;
  value: string;
  wanting: boolean;
  disabled: boolean;
  onChange(text: string): void;
};

/** Written to the draft with every key, so that *Saved* is true of it, but never in the middle of a composition. */
function Words({ what, label, hint, value, wanting, disabled, onChange }: WordsProps) {
  const [text, setText] = useState(value);
  const [composing, setComposing] = useState(false);
  useEffect(() => {
    if (!composing) setText(value);
  }, [value, composing]);
  return (
    <label className="grid grid-cols-[4.5rem_minmax(0,1fr)] items-center gap-2 text-[0.8125rem]">
      <span className={wanting ? 'font-medium text-press-ink' : 'text-quiet'}>{label}</span>
      <input
        data-words={what}
        value={text}
        placeholder={hint}
        disabled={disabled}
        className="min-h-8 w-full rounded border border-edge bg-sheet px-2 text-ink"
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={(event) => {
          setComposing(false);
          onChange(event.currentTarget.value);
        }}
        onChange={(event) => {
          setText(event.target.value);
          if (!composing) onChange(event.target.value);
        }}
      />
    </label>
  );
}
