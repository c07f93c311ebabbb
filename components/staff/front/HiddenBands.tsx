'use client';
import { Plus } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/Button.tsx';
import type { ShownSection } from './frontActs.ts';
import { showBand } from './layoutMoves.ts';
import type { Arrangement } from './useArrangement.ts';

type Props = { arrangement: Arrangement; sections: ShownSection[] };

/** The sections without a band, each with a button that adds one. */
export function HiddenBands({ arrangement, sections }: Props) {
  const t = useTranslations('front');
  const { layout, change } = arrangement;
  const hidden = sections.filter(({ id }) => !layout.bands.some(({ sectionId }) => sectionId === id));
  if (hidden.length === 0) return null;
  return (
    <section aria-labelledby="hidden-bands" className="flex flex-col gap-2 border-t border-line pt-3">
      <h2 id="hidden-bands" className="text-sm font-medium">
        {t('hidden')}
      </h2>
      <div className="flex flex-wrap gap-2">
        {hidden.map(({ id, name }) => (
          <Button
            key={id}
            small
            aria-label={t('show', { section: name })}
            onClick={() => change(showBand(layout, id as never))}
          >
            <Plus aria-hidden size={14} /> {name}
          </Button>
        ))}
      </div>
    </section>
  );
}
