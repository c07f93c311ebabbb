/** What a page says where it has no words, or cannot fill their placeholders: never a key. */
const sentences: Record<string, string> = {
  en: 'Text is missing here',
  'zh-CN': '此处缺少文字',
  ar: 'نص مفقود هنا',
};

/** How the report of a missing message begins; browser tests fail on it, in the page and in the server's log. */
export const MISSING_MESSAGE = 'A message is missing or cannot be formatted:';

/**
 * Options of a use-intl translator or provider. Unit tests throw. Elsewhere it is reported to the console, and the page
 * says so in a sentence.
 */
export const missingMessages = (locale: string) => ({
  onError(error: Error): void {
    if (typeof process !== 'undefined' && process.env?.VITEST) throw error;
    console.error(`${MISSING_MESSAGE} ${error.message}`);
  },
  getMessageFallback: (): string => sentences[locale] ?? sentences.en ?? '',
});
