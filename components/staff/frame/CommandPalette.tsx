'use client';
import { useState } from 'react';
import { onDemand } from '#components/ui/onDemand.tsx';
import { useFrame } from './FrameState.tsx';

const PaletteDialog = onDemand(() => import('./PaletteDialog.tsx').then((file) => file.PaletteDialog));

/** The palette, from its first opening on. */
export function CommandPalette() {
  const { paletteOpen } = useFrame();
  const [wasOpened, setWasOpened] = useState(false);
  if (paletteOpen && !wasOpened) setWasOpened(true);
  return wasOpened && <PaletteDialog />;
}
