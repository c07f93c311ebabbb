import { languages } from '#contracts/languages.ts';
import { boolean, integer, jsonb, text } from '#db/pgCore.ts';
import type { AboutTexts } from '#db/schema/about.ts';
import { instantColumn, reference } from '#db/schema/columns.ts';
import type { FrontLayout } from '#db/schema/fronts.ts';
import type { AuthorId, FrontId, FrontReleaseId, SectionId, TopicId } from '#db/schema/ids.ts';
import type { Language, LocalizedNames } from '#db/schema/taxonomy.ts';
import { live } from './liveSchema.ts';

export const livePaper = live
  .view('paper', {
    names: jsonb('names').$type<LocalizedNames>().notNull(),
    taglines: jsonb('taglines').$type<LocalizedNames>().notNull(),
    language: text('language').$type<Language>().notNull(),
    zone: text('zone').notNull(),
    pastIsOpen: boolean('past_is_open').notNull(),
  })
  .existing();

export const liveSection = live
  .view('section', {
    id: reference<SectionId>('id').notNull(),
    slug: text('slug').notNull(),
    names: jsonb('names').$type<LocalizedNames>().notNull(),
    position: integer('position').notNull(),
  })
  .existing();

/** Every section that a release may name, as it is called now: a merged one as what it was merged into. */
export const liveFiledSection = live
  .view('filed_section', {
    id: reference<SectionId>('id').notNull(),
    sectionId: reference<SectionId>('section_id').notNull(),
    slug: text('slug').notNull(),
    names: jsonb('names').$type<LocalizedNames>().notNull(),
    position: integer('position').notNull(),
  })
  .existing();

/** Former addresses of sections. */
export const liveFormerSectionSlug = live
  .view('former_section_slug', { slug: text('slug').notNull(), movedTo: text('moved_to').notNull() })
  .existing();

/** Former addresses of topics that have a live story. */
export const liveFormerTopicSlug = live
  .view('former_topic_slug', { slug: text('slug').notNull(), movedTo: text('moved_to').notNull() })
  .existing();

export const liveTopic = live
  .view('topic', {
    id: reference<TopicId>('id').notNull(),
    slug: text('slug').notNull(),
    name: text('name').notNull(),
  })
  .existing();

export const liveAuthor = live
  .view('author', {
    id: reference<AuthorId>('id').notNull(),
    slug: text('slug').notNull(),
    name: text('name').notNull(),
    about: text('about').notNull(),
  })
  .existing();

export const liveFront = live
  .view('front', {
    id: reference<FrontId>('id').notNull(),
    sectionId: reference<SectionId>('section_id'),
    language: text('language', { enum: languages }).notNull(),
    releaseId: reference<FrontReleaseId>('release_id').notNull(),
    number: integer('number').notNull(),
    layout: jsonb('layout').$type<FrontLayout>().notNull(),
    releasedAt: instantColumn('released_at').notNull(),
    liveFrom: instantColumn('live_from').notNull(),
    liveUntil: instantColumn('live_until'),
  })
  .existing();

/** Pages about the paper itself. */
export const liveAboutPage = live
  .view('about_page', {
    path: text('path').notNull(),
    texts: jsonb('texts').$type<AboutTexts>().notNull(),
    position: integer('position').notNull(),
    since: instantColumn('since').notNull(),
  })
  .existing();

/** What the paper says to machines, as of now whatever moment is read. */
export const liveMachineTerms = live
  .view('machine_terms', {
    refusedCrawlers: jsonb('refused_crawlers').$type<string[]>().notNull(),
    miningIsReserved: boolean('mining_is_reserved').notNull(),
    miningPolicy: text('mining_policy').notNull(),
    securityContacts: jsonb('security_contacts').$type<string[]>().notNull(),
    securityPolicy: text('security_policy').notNull(),
  })
  .existing();
