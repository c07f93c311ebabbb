import { createTranslator, type Messages } from 'use-intl/core';
import { ZodError } from 'zod';
import type { RefusedReason } from '#components/ui/useRefusal.ts';
import { missingMessages } from '#contracts/missingMessages.ts';
import type { Refusal, RefusalReason } from '#editorial/access/refusal.ts';
import { messagesIn } from '#messages/load.ts';
import { errorsOf, type Problem } from './problem.ts';

const say = createTranslator<Messages, 'refusals'>({
  locale: 'en',
  messages: messagesIn('en'),
  namespace: 'refusals',
  ...missingMessages('en'),
});

/** The message of a schema error may be the name of a refusal reason, or a text. */
const reasonText = (message: string) =>
  say.has(message as RefusedReason) ? say(message as RefusedReason) : message;

const statuses: Partial<Record<RefusalReason, number>> = {
  'not-signed-in': 401,
  'not-allowed': 403,
  'scope-missing': 403,
  'not-found': 404,
  'key-unfit': 400,
  'not-json': 400,
  'key-reused': 409,
  'key-busy': 409,
  'changed-meanwhile': 409,
  'already-done': 409,
  'decided-on-old-state': 409,
  'field-changed': 409,
  'draft-moved-on': 409,
  'review-gone': 409,
  'not-reviewed': 409,
  'review-overtaken': 409,
  'already-scheduled': 409,
  'beginning-now': 409,
  'in-package': 409,
  'import-held': 409,
  'body-large': 413,
  'type-unknown': 415,
  'too-many-requests': 429,
};

/** The problem document for a refusal of a domain function. */
export function refusalProblem(refused: Refusal | ZodError): Problem {
  if (refused instanceof ZodError)
    return {
      status: 422,
      name: 'malformed',
      title: 'This is not of the right shape',
      detail: '`errors` says which members are not, and why.',
      more: { errors: errorsOf(refused, reasonText) },
    };
  const { reason, facts } = refused;
  return {
    status: statuses[reason] ?? 422,
    name: reason,
    title: `Refused: ${reason.replaceAll('-', ' ')}`,
    detail: say(reason, facts),
  };
}
