/** The languages of articles and of the paper's pages. */
export const languages = ['en', 'zh-CN', 'ar'] as const;
