'use client';
import { useState } from 'react';
import { onDemand } from '#components/ui/onDemand.tsx';
import { useFrame } from './FrameState.tsx';

const PaletteDialog = onDemand(() => import('./PaletteDialog.tsx').then((file) => file.PaletteDialog));

/** The palette, from its first opening on. */
export function CommandPalette() {
  const { paletteOpen, setPaletteOpen } = useFrame();
  const [wasOpened, setWasOpened] = useState(false);
  if (paletteOpen && !wasOpened) setWasOpened(true);

  /** The next attempt loads it again. */
  function giveUp() {
    setPaletteOpen(false);
    setWasOpened(false);
  }

  return wasOpened && <PaletteDialog onClose={giveUp} />;
}
