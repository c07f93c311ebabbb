import type { ZodError } from 'zod';

/** Describes what is wrong with an article's members, on one line. */
export const shapeFaults = ({ issues }: ZodError): string =>
  issues.map(({ path, message }) => `${path.join('.') || 'article'}: ${message}`).join('; ');
