import type { Transaction } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { FlowStepKind } from '#db/schema/flow.ts';
import type { ArticleId, StepId, UserId, VersionId } from '#db/schema/ids.ts';
import { isChangedSinceApproval } from './approvalText.ts';

/** Instants are ISO texts. `by`: null is Copydesk itself. */
type Step = { at: string; by: string | null; note: string | null };

export type ArticleReview =
  | ({ is: 'filed' } & Step)
  | ({ is: 'returned'; to: string | null } & Step)
  /** `isChanged`: the draft is not the approved text any more */
  | ({ is: 'approved'; isChanged: boolean; version: VersionId } & Step);

export type Assignment = Step & { to: UserId; name: string; dueAt: string | null; isOverdue: boolean };

export type FlowHistoryStep = Step & {
  id: StepId;
  kind: FlowStepKind;
  /** to whom it was assigned */
  assignee: string | null;
  dueAt: string | null;
};

/** Where an article stands before its release, its steps, newest first, and the note that only staff see. */
export type ArticleFlow = {
  review: ArticleReview | null;
  assignment: Assignment | null;
  steps: FlowHistoryStep[];
  note: { text: string; by: string | null; at: string } | null;
};

/** The newest steps that a page lists. */
export const MAX_LISTED_STEPS = 100;

const iso = (instant: string) =>
  sql.raw(`to_char(${instant} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);

/** Reads the flow of an article in one statement. */
export async function readArticleFlow(
  db: Pick<Transaction, 'execute'>,
  articleId: ArticleId,
): Promise<ArticleFlow> {
  const { rows } = await db.execute<ArticleFlow>(sql`
    select
      (select case f.review
          when 'filed' then jsonb_build_object('is', 'filed', 'at', ${iso('s.at')}, 'by', u.name, 'note', s.note)
          when 'returned' then jsonb_build_object('is', 'returned', 'at', ${iso('s.at')}, 'by', u.name, 'note', s.note, 'to', w.name)
          when 'approved' then jsonb_build_object('is', 'approved', 'at', ${iso('s.at')}, 'by', u.name, 'note', s.note,
            'version', f.approved_version, 'isChanged', ${isChangedSinceApproval}) end
        from article_flow f join flow_step s on s.id = f.review_step
          left join "user" u on u.id = s.actor_id left join "user" w on w.id = f.writer_id
        where f.article_id = ${articleId}) as review,
      (select jsonb_build_object('to', f.assignee, 'name', a.name, 'at', ${iso('s.at')}, 'by', u.name, 'note', s.note,
          'dueAt', ${iso('f.due_at')}, 'isOverdue', coalesce(f.due_at < now(), false))
        from article_flow f join flow_step s on s.id = f.assignment_step join "user" a on a.id = f.assignee
          left join "user" u on u.id = s.actor_id
        where f.article_id = ${articleId}) as assignment,
      (select coalesce(jsonb_agg(to_jsonb(h) order by h.id desc), '[]') from (
        select s.id, s.kind, ${iso('s.at')} as at, u.name as by, s.note, a.name as assignee, ${iso('s.due_at')} as "dueAt"
        from flow_step s left join "user" u on u.id = s.actor_id left join "user" a on a.id = s.assignee
        where s.article_id = ${articleId} order by s.id desc limit ${MAX_LISTED_STEPS}) h) as steps,
      (select jsonb_build_object('text', n.text, 'by', u.name, 'at', ${iso('n.changed_at')})
        from internal_note n left join "user" u on u.id = n.changed_by where n.article_id = ${articleId}) as note`);
  const [flow] = rows;
  if (!flow) throw new Error('no flow was read');
  return flow;
}
