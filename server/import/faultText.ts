import { ZodError } from 'zod';
import { isRefusal } from '#editorial/access/refusal.ts';
import { ItemRefused } from '#editorial/import/formats/machineArticle.ts';
import { shapeFaults } from '#editorial/import/writtenArticle.ts';

/** Describes what is wrong with an article, on one line. @throws errors that the article did not cause */
export function faultsOf(error: unknown): string {
  if (error instanceof SyntaxError) return `not JSON: ${error.message}`;
  if (error instanceof ZodError) return shapeFaults(error);
  if (error instanceof ItemRefused) return [error.why, error.message].filter(Boolean).join(': ');
  if (isRefusal(error)) return error.reason;
  throw error;
}
