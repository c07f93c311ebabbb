import type { Released, ReleaseOrder } from '#editorial/article/releasing';
import type { WithdrawOrder } from '#editorial/article/withdrawing';
import type { Answered } from '../admin/useRefusal.tsx';

export type ReleaseActs = {
  release(order: ReleaseOrder): Promise<Answered<Released | null>>;
  withdraw(order: WithdrawOrder): Promise<Answered<void>>;
};

export const kinds = ['update', 'correction', 'clarification', 'typo'] as const;
export type Kind = (typeof kinds)[number];
