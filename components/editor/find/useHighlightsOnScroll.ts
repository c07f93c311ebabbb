import { useEffect } from 'react';

/** Calls `highlight` after the page was scrolled or resized, once a frame. */
export function useHighlightsOnScroll(highlight: () => void): void {
  useEffect(() => {
    let frame = 0;
    const onMove = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(highlight);
    };
    window.addEventListener('scroll', onMove, { passive: true });
    window.addEventListener('resize', onMove);
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener('scroll', onMove);
      window.removeEventListener('resize', onMove);
    };
  }, [highlight]);
}
