'use client';
import { type KeyboardEvent, type MouseEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Focus } from '#body/cropping.ts';
import { ActForm } from '#components/ui/ActForm.tsx';
import { useHeldValue } from '#components/ui/heldValue.ts';
import type { ActAnswer } from '#components/ui/useRefusal.ts';
import { CropPreviews } from './CropPreviews.tsx';
import type { ShownAsset } from './showUpload.ts';

export type FocusAct = (order: Focus & { assetId: number }) => Promise<ActAnswer<void>>;

type Props = { asset: ShownAsset; onFocus: FocusAct; onSaved(focus: Focus): void };

const steps: Record<string, [x: number, y: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The picture with its focal point, set by a click or moved by the arrow keys (with Shift by 10 %). */
export function FocusEditor({ asset, onFocus, onSaved }: Props) {
  const t = useTranslations('media');
  const ui = useTranslations('ui');
  const [focus, setFocus] = useState(asset.focus);
  const mark = useHeldValue(focus, setFocus);

  const move = (x: number, y: number) => setFocus({ x: percent(x), y: percent(y) });
  function click(event: MouseEvent<HTMLButtonElement>) {
    if (event.detail === 0) return; // Enter or Space, which have no position
    const box = event.currentTarget.getBoundingClientRect();
    move(((event.clientX - box.left) / box.width) * 100, ((event.clientY - box.top) / box.height) * 100);
  }
  function press(event: KeyboardEvent) {
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    const by = event.shiftKey ? 10 : 1;
    move(focus.x + step[0] * by, focus.y + step[1] * by);
  }
  const isMoved = focus.x !== asset.focus.x || focus.y !== asset.focus.y;

  return (
    <section aria-label={t('focus')} className="flex min-w-0 flex-col gap-3">
      <div ref={mark} data-label={`asset:${asset.id}`} className="grid place-items-center">
        <button
          type="button"
          onClick={click}
          onKeyDown={press}
          disabled={!asset.may.changeFocus}
          aria-label={t('focusAt', focus)}
          aria-describedby="focus-hint"
          className="relative block max-w-full cursor-crosshair overflow-hidden rounded-md disabled:cursor-default"
        >
          <img
            src={asset.url}
            alt={asset.alt}
            width={asset.width}
            height={asset.height}
            style={{ backgroundColor: asset.colour }}
            className="block h-auto max-h-[46dvh] w-auto max-w-full"
          />
          <span
            aria-hidden
            className="pointer-events-none absolute size-7 -translate-1/2 rounded-full border-2 border-white shadow-[0_0_0_2px_#000,inset_0_0_0_1px_#000]"
            style={{ left: `${focus.x}%`, top: `${focus.y}%` }}
          />
        </button>
      </div>
      <p id="focus-hint" className="text-[0.8125rem] text-quiet">
        {t(asset.may.changeFocus ? 'focusHint' : 'focusClosed')}
      </p>
      <CropPreviews asset={asset} focus={focus} />
      {asset.may.changeFocus && (
        <ActForm
          act="asset.change-focus"
          subject={`asset:${asset.id}`}
          look="plain"
          submit={t('focusSave')}
          submitting={t('focusWorking')}
          blocked={!isMoved}
          done={isMoved ? undefined : ui('saved')}
          send={async (): Promise<ActAnswer<Focus>> => {
            const answer = await onFocus({ assetId: asset.id, ...focus });
            return answer.ok ? { ok: true, value: focus } : answer;
          }}
          onDone={onSaved}
        />
      )}
      <p className="text-[0.8125rem] break-words text-quiet">
        {t('facts', { name: asset.fileName, width: asset.width, height: asset.height })}
      </p>
    </section>
  );
}

/** A whole percentage within the picture. */
const percent = (value: number) => Math.min(100, Math.max(0, Math.round(value)));
