/** Shown in place of a message that is missing or cannot be formatted. */
const sentences: Record<string, string> = {
  en: 'Text is missing here',
  'zh-CN': '此处缺少文字',
  ar: 'نص مفقود هنا',
};

/** Prefix of the report of a missing message; browser tests fail on it, in the page and in the server's log. */
export const MISSING_MESSAGE = 'A message is missing or cannot be formatted:';

/**
 * Options for a use-intl translator or provider. In unit tests a missing message throws; elsewhere it is reported to
 * the console, and the page shows a sentence.
 */
export const missingMessages = (locale: string) => ({
  onError(error: Error): void {
    if (typeof process !== 'undefined' && process.env?.VITEST) throw error;
    console.error(`${MISSING_MESSAGE} ${error.message}`);
  },
  getMessageFallback: (): string => sentences[locale] ?? sentences.en ?? '',
});
