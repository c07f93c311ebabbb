import type { ActAnswer } from '#components/ui/useRefusal.ts';
import type { Confirmation } from '#contracts/confirmation.ts';

export type TopicActs = {
  rename(order: {
    topicId: number;
    name: string;
    slug: string;
    confirmation: Confirmation;
  }): Promise<ActAnswer<{ slug: string }>>;
  merge(order: {
    topicId: number;
    into: number;
    confirmation: Confirmation;
  }): Promise<ActAnswer<{ articles: number }>>;
  find(typed: string): Promise<ActAnswer<{ id: number; name: string }[]>>;
};
