/** The languages of stories, and of the paper's pages. */
export const languages = ['en', 'zh-CN', 'ar'] as const;
