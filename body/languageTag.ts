/** Language, script and region of BCP 47 in their usual case. Other subtags name dialects and dates, not a way to read. */
const tag = /^[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|\d{3}))?$/;

/** Whether a value is a language tag such as `fr`, `zh-Hant` or `pt-BR`. */
export const isLanguageTag = (value: unknown): value is string =>
  typeof value === 'string' && tag.test(value);
