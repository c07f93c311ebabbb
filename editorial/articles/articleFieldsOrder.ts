import { z } from 'zod';
import { articleId, assetId, language, line, sectionId, urgency } from '#editorial/inputSchemas.ts';
import { seenList, seenText } from '#editorial/seenValues.ts';

export const articleFieldShapes = {
  sectionId: sectionId.nullable().optional(),
  topics: z.array(line(80)).max(20).optional(),
  authors: z.array(line(120)).max(12).optional(),
  language: language.optional(),
  slug: line(500).optional(),
  leadAssetId: assetId.nullable().optional(),
  leadAlt: line(1_000).nullable().optional(),
  leadCaption: line(2_000).nullable().optional(),
  translationOf: articleId.nullable().optional(),
  urgency: urgency.optional(),
  isOffFronts: z.boolean().optional(),
};

const seenFields = {
  ...articleFieldShapes,
  topics: seenList.optional(),
  authors: seenList.optional(),
  slug: seenText.optional(),
  leadAlt: seenText.nullable().optional(),
  leadCaption: seenText.nullable().optional(),
};

export const changeArticleFieldsOrder = z.object({
  articleId,
  /** the version that the caller read; not needed if `was` contains the fields of the order */
  version: z.number().int().positive().optional(),
  ...articleFieldShapes,
  /**
   * For each field of the order the value that the actor saw; later changes by others to other fields are kept. With
   * `leadAlt` or `leadCaption` it also has `leadAssetId`, the picture that they belong to.
   */
  was: z.object(seenFields).optional(),
});
export type ChangeArticleFieldsOrder = z.input<typeof changeArticleFieldsOrder>;

export type ChangedArticleFields = Omit<z.output<typeof changeArticleFieldsOrder>, 'version' | 'was'>;
