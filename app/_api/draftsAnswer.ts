import { siteUrl } from '#app/_auth/siteUrl.ts';
import type { Imported } from '#editorial/import/importedRows.ts';
import type { SubmissionOutcome, Submitted } from '#editorial/import/submittingCopy.ts';
import type { DraftsAnswer } from '#publishing/api/writingSchemas.ts';
import { type Problem, problemBody, problemResponse } from './problem.ts';
import { refusalProblem } from './refusalProblem.ts';

type Item = DraftsAnswer['items'][number];

/** 201 when something was created, 200 when everything existed already; a problem when nothing could be accepted. */
function respond(answer: DraftsAnswer, problem: Omit<Problem, 'status'>): Response {
  const drafts = answer.items.filter((item) => 'id' in item);
  if (drafts.length === 0) return problemResponse({ ...problem, status: 422, more: { ...answer } });
  const status = drafts.some((item) => item.created) ? 201 : 200;
  return Response.json(answer, { status, headers: { 'cache-control': 'no-store' } });
}

export function answerOutcomes(outcomes: SubmissionOutcome[]): Response {
  const [only] = outcomes.length === 1 ? outcomes : [];
  const problem = only && 'refused' in only ? refusalProblem(only.refused) : noneAccepted;
  return respond({ items: outcomes.map(asItem) }, problem);
}

export function answerCopy({ outcomes, problems }: Submitted): Response {
  const reported = problems.map(({ line, why, text }) => ({ line, why, text }));
  return respond({ items: outcomes.map(asItem), problems: reported }, unreadable);
}

function asItem(outcome: SubmissionOutcome): Item {
  if ('made' in outcome) return asDraft(outcome.made);
  const body = problemBody(refusalProblem(outcome.refused));
  return { problem: body as Extract<Item, { problem: unknown }>['problem'] };
}

function asDraft({ articleId, slug, headline, duplicate, hold, embargoedUntil, keptOut }: Imported): Item {
  const url = new URL(`/newsroom/articles/${articleId}`, siteUrl()).href;
  const draft = { id: articleId, slug, url, headline, created: !duplicate, hold };
  return { ...draft, embargoed_until: embargoedUntil, kept_out: keptOut };
}

const noneAccepted = {
  name: 'nothing-taken',
  title: 'No draft could be made of this',
  detail: 'Send one article or an array of articles; `items` says of each what is wrong.',
};
const unreadable = {
  name: 'wire-unreadable',
  title: 'No article could be read from this copy',
  detail: '`problems` says which lines are wrong.',
};
