import { z } from 'zod';
import type { TopicId } from '#db/schema/ids.ts';

export const topicId = z.coerce
  .number()
  .int()
  .positive()
  .max(Number.MAX_SAFE_INTEGER)
  .transform((value) => value as TopicId);
