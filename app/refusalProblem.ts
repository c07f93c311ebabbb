import { createTranslator } from 'use-intl/core';
import { ZodError } from 'zod';
import type { Reason, Refusal } from '#editorial/refusal';
import { messagesIn } from '#messages/load.ts';
import { errorsOf, type Problem } from './problem.ts';

const say = createTranslator({
  locale: 'en',
  messages: messagesIn('en') as never,
  namespace: 'refusals' as never,
}) as unknown as ((reason: string, facts?: Record<string, string | number>) => string) & {
  has(reason: string): boolean;
};

const statuses: Partial<Record<Reason, number>> = {
  'not-signed-in': 401,
  'not-allowed': 403,
  'scope-missing': 403,
  'not-found': 404,
  'key-unfit': 400,
  'not-json': 400,
  'key-reused': 409,
  'key-busy': 409,
  'changed-meanwhile': 409,
  'draft-moved-on': 409,
  'already-scheduled': 409,
  'beginning-now': 409,
  'in-package': 409,
  'body-large': 413,
  'type-unknown': 415,
  'too-many-requests': 429,
};

/** A verb's refusal, as machines are told of it. */
export function refusalProblem(refused: Refusal | ZodError): Problem {
  if (refused instanceof ZodError)
    return {
      status: 422,
      name: 'malformed',
      title: 'This is not of the right shape',
      detail: '`errors` says which members are not, and why.',
      more: { errors: errorsOf(refused, (message) => (say.has(message) ? say(message) : message)) },
    };
  const { reason, facts } = refused;
  return {
    status: statuses[reason] ?? 422,
    name: reason,
    title: `Refused: ${reason.replaceAll('-', ' ')}`,
    detail: say(reason, facts),
  };
}
