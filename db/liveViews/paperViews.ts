import { languages } from '#contracts/languages.ts';
import { boolean, integer, jsonb, text } from '#db/pgCore.ts';
import type { AboutTexts } from '#db/schema/about.ts';
import { instantColumn, reference } from '#db/schema/columns.ts';
import type { FrontLayout } from '#db/schema/fronts.ts';
import type { AuthorId, FrontId, FrontReleaseId, SectionId, TopicId } from '#db/schema/ids.ts';
import type { Language, LocalizedNames } from '#db/schema/taxonomy.ts';
import { formerSlugView, liveView } from './liveView.ts';

export const livePaper = liveView('paper', {
  names: jsonb('names').$type<LocalizedNames>().notNull(),
  taglines: jsonb('taglines').$type<LocalizedNames>().notNull(),
  language: text('language').$type<Language>().notNull(),
  zone: text('zone').notNull(),
  pastIsOpen: boolean('past_is_open').notNull(),
});

export const liveSection = liveView('section', {
  id: reference<SectionId>('id').notNull(),
  slug: text('slug').notNull(),
  names: jsonb('names').$type<LocalizedNames>().notNull(),
  position: integer('position').notNull(),
});

/** Every section that a release may name, with its present name; a merged section has the name of its target. */
export const liveFiledSection = liveView('filed_section', {
  id: reference<SectionId>('id').notNull(),
  sectionId: reference<SectionId>('section_id').notNull(),
  slug: text('slug').notNull(),
  names: jsonb('names').$type<LocalizedNames>().notNull(),
  position: integer('position').notNull(),
});

/** Former addresses of sections. */
export const liveFormerSectionSlug = formerSlugView('former_section_slug');

/** Former addresses of topics that have a live story. */
export const liveFormerTopicSlug = formerSlugView('former_topic_slug');

export const liveTopic = liveView('topic', {
  id: reference<TopicId>('id').notNull(),
  slug: text('slug').notNull(),
  name: text('name').notNull(),
});

export const liveAuthor = liveView('author', {
  id: reference<AuthorId>('id').notNull(),
  slug: text('slug').notNull(),
  name: text('name').notNull(),
  about: text('about').notNull(),
});

export const liveFront = liveView('front', {
  id: reference<FrontId>('id').notNull(),
  sectionId: reference<SectionId>('section_id'),
  language: text('language', { enum: languages }).notNull(),
  releaseId: reference<FrontReleaseId>('release_id').notNull(),
  number: integer('number').notNull(),
  layout: jsonb('layout').$type<FrontLayout>().notNull(),
  releasedAt: instantColumn('released_at').notNull(),
  liveFrom: instantColumn('live_from').notNull(),
  liveUntil: instantColumn('live_until'),
});

/** Pages about the paper itself. */
export const liveAboutPage = liveView('about_page', {
  path: text('path').notNull(),
  texts: jsonb('texts').$type<AboutTexts>().notNull(),
  position: integer('position').notNull(),
  since: instantColumn('since').notNull(),
});

/** The paper's terms for machines. Shows the present even when a past moment is read. */
export const liveMachineTerms = liveView('machine_terms', {
  refusedCrawlers: jsonb('refused_crawlers').$type<string[]>().notNull(),
  miningIsReserved: boolean('mining_is_reserved').notNull(),
  miningPolicy: text('mining_policy').notNull(),
  securityContacts: jsonb('security_contacts').$type<string[]>().notNull(),
  securityPolicy: text('security_policy').notNull(),
});
