import type { ZodError } from 'zod';

/** What is wrong with an article's members, as one line. */
export const shapeFaults = ({ issues }: ZodError): string =>
  issues.map(({ path, message }) => `${path.join('.') || 'article'}: ${message}`).join('; ');
