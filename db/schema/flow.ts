import { check, index, pgTable, text } from '#db/pgCore.ts';
import { sql } from '#db/query.ts';
import { article } from './articles.ts';
import { descending, foreignKey, identity, instantColumn } from './columns.ts';
import type { StepId } from './ids.ts';
import { user } from './people.ts';
import { draftVersion } from './versions.ts';

/** `recalled`: the submission was cancelled. `unassigned`: the assignment was removed. */
export const flowStepKinds = ['filed', 'recalled', 'returned', 'approved', 'assigned', 'unassigned'] as const;
export type FlowStepKind = (typeof flowStepKinds)[number];

export const reviewStates = ['filed', 'returned', 'approved'] as const;
export type ReviewState = (typeof reviewStates)[number];

/** What people did to bring an article to its release, with their notes. Rows are never changed. */
export const flowStep = pgTable(
  'flow_step',
  {
    id: identity<StepId>(),
    articleId: foreignKey('article_id', () => article.id, { onDelete: 'cascade' }).notNull(),
    kind: text('kind').$type<FlowStepKind>().notNull(),
    /** null: Copydesk itself */
    actorId: foreignKey('actor_id', () => user.id),
    at: instantColumn('at').notNull().defaultNow(),
    note: text('note'),
    /** to whom it was assigned, and until when */
    assignee: foreignKey('assignee', () => user.id),
    dueAt: instantColumn('due_at'),
  },
  (table) => [
    index('flow_step_article').on(table.articleId, ...descending(table.id)),
    check(
      'flow_step_kind',
      sql`${table.kind} in ('filed', 'recalled', 'returned', 'approved', 'assigned', 'unassigned')`,
    ),
    check('flow_step_note', sql`char_length(${table.note}) between 1 and 2000`),
    check('flow_step_assignee', sql`(${table.kind} = 'assigned') = (${table.assignee} is not null)`),
  ],
);

/** Where an article stands before its release, which deletes the row. */
export const articleFlow = pgTable(
  'article_flow',
  {
    articleId: foreignKey('article_id', () => article.id, { onDelete: 'cascade' }).primaryKey(),
    /** null: it was not submitted, or the submission was cancelled */
    review: text('review').$type<ReviewState>(),
    reviewStep: foreignKey('review_step', () => flowStep.id),
    /** who submitted it, and gets it when it is returned */
    writerId: foreignKey('writer_id', () => user.id),
    /** the approved text */
    approvedVersion: foreignKey('approved_version', () => draftVersion.id),
    assignee: foreignKey('assignee', () => user.id),
    dueAt: instantColumn('due_at'),
    assignmentStep: foreignKey('assignment_step', () => flowStep.id),
  },
  (table) => [
    index('article_flow_assignee').on(table.assignee).where(sql`${table.assignee} is not null`),
    index('article_flow_returned').on(table.writerId).where(sql`${table.review} = 'returned'`),
    check('article_flow_review', sql`${table.review} in ('filed', 'returned', 'approved')`),
    check('article_flow_review_step', sql`(${table.review} is null) = (${table.reviewStep} is null)`),
    check('article_flow_assignment', sql`(${table.assignee} is null) = (${table.assignmentStep} is null)`),
    check(
      'article_flow_approved',
      sql`(${table.review} is not distinct from 'approved') = (${table.approvedVersion} is not null)`,
    ),
  ],
);

/** A note about an article for staff. It is in a table of its own, which nothing that readers see is made from. */
export const internalNote = pgTable(
  'internal_note',
  {
    articleId: foreignKey('article_id', () => article.id, { onDelete: 'cascade' }).primaryKey(),
    text: text('text').notNull(),
    changedBy: foreignKey('changed_by', () => user.id),
    changedAt: instantColumn('changed_at').notNull().defaultNow(),
  },
  (table) => [check('internal_note_text', sql`char_length(${table.text}) between 1 and 2000`)],
);
