import type { Answered } from '#components/ui/useRefusal';
import type { Confirmation } from '#contracts/confirmation';

export type TopicActs = {
  rename(order: {
    topicId: number;
    name: string;
    slug: string;
    confirmation: Confirmation;
  }): Promise<Answered<{ slug: string }>>;
  merge(order: {
    topicId: number;
    into: number;
    confirmation: Confirmation;
  }): Promise<Answered<{ articles: number }>>;
  find(typed: string): Promise<Answered<{ id: number; name: string }[]>>;
};
