/** The kinds of subjects of audit events. */
export const auditSubjects = [
  'article',
  'asset',
  'user',
  'paper',
  'section',
  'topic',
  'about-page',
  'package',
  'series',
  'front',
  'webhook',
  'delivery',
  'share-link',
  'api-token',
  'name',
] as const;
export type AuditSubject = (typeof auditSubjects)[number];
