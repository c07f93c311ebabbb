import type { FrontLayout } from '#editorial/fronts/frontLayout.ts';

export type LayoutSteps = {
  past: FrontLayout[];
  now: FrontLayout;
  future: FrontLayout[];
  merged: string | null;
};
export type LayoutAct =
  | { is: 'change'; to: FrontLayout; as: string | null }
  | { is: 'undo' }
  | { is: 'redo' }
  /** keeps this layout; Undo restores the other one */
  | { is: 'keep'; theirs: FrontLayout };

const MAX_STEPS = 200;

/** The layouts after an act, with the steps of Undo and Redo. Successive changes of one text (`as`) are one step. */
export function stepLayout(steps: LayoutSteps, act: LayoutAct): LayoutSteps {
  const { past, now, future, merged } = steps;
  const [before, after] = [past.at(-1), future[0]];
  switch (act.is) {
    case 'change':
      if (act.as !== null && act.as === merged) return { ...steps, now: act.to, future: [] };
      return { past: [...past, now].slice(-MAX_STEPS), now: act.to, future: [], merged: act.as };
    case 'undo':
      if (!before) return steps;
      return { past: past.slice(0, -1), now: before, future: [now, ...future], merged: null };
    case 'redo':
      if (!after) return steps;
      return { past: [...past, now], now: after, future: future.slice(1), merged: null };
    case 'keep':
      return { past: [...past, act.theirs].slice(-MAX_STEPS), now, future: [], merged: null };
  }
}
