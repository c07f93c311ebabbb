import type { Apology } from './apologyPage.ts';

const apology = (status: Apology['status'], texts: Apology['texts']): Apology => ({ status, texts });

/** No page in memory, and Next or the database is unavailable. */
export const unavailable = apology(503, {
  en: ['This page can’t be shown just now', 'Please try again in a moment. Nothing is lost.'],
  'zh-CN': ['暂时无法显示此页', '请稍后再试，内容不会丢失。'],
  ar: ['تعذّر عرض هذه الصفحة الآن', 'حاول مرة أخرى بعد لحظات. لم يضع شيء.'],
});
export const unreadableRequest = apology(400, {
  en: ['This address can’t be read', 'Please check it, or start from the front page.'],
  'zh-CN': ['无法识别此网址', '请检查网址，或从首页开始浏览。'],
  ar: ['لا يمكن قراءة هذا العنوان', 'تحقق منه، أو ابدأ من الصفحة الأولى.'],
});
export const readOnly = apology(405, {
  en: ['This address can only be read', 'Please start from the front page.'],
  'zh-CN': ['此网址只能浏览', '请从首页开始浏览。'],
  ar: ['هذا العنوان للقراءة فقط', 'ابدأ من الصفحة الأولى.'],
});
export const noAddress = apology(404, {
  en: ['There is nothing at this address', 'Please check it, or start from the front page.'],
  'zh-CN': ['此网址没有内容', '请检查网址，或从首页开始浏览。'],
  ar: ['لا شيء في هذا العنوان', 'تحقق منه، أو ابدأ من الصفحة الأولى.'],
});
/** A client requests more new pages than its budget allows. */
export const tooManyRequests = apology(429, {
  en: ['Too many pages were asked for from your network', 'Please try again in a few seconds.'],
  'zh-CN': ['您的网络请求的页面过多', '请过几秒钟再试。'],
  ar: ['طُلبت صفحات كثيرة جدًا من شبكتك', 'حاول مرة أخرى بعد ثوانٍ.'],
});
export const notFoundError = apology(404, {
  en: [
    'There is nothing at this address',
    'A link to a draft ends on its day, or when the newsroom ends it. Ask whoever sent it to you for another.',
  ],
  'zh-CN': ['此网址没有内容', '草稿链接到期或被编辑部撤销后即失效。请向发给您链接的人索取新的链接。'],
  ar: [
    'لا شيء في هذا العنوان',
    'ينتهي رابط المسودة في يومه، أو حين تنهيه غرفة الأخبار. اطلب رابطًا آخر ممن أرسله إليك.',
  ],
});
export const signedOut: Apology = {
  ...apology(401, {
    en: ['You are signed out', 'The draft is kept. Sign in to see it here again.'],
    'zh-CN': ['您已退出登录', '草稿已保存。请重新登录后查看。'],
    ar: ['خرجت من حسابك', 'المسودة محفوظة. سجّل الدخول لتراها هنا ثانية.'],
  }),
  nextLink: { href: '/sign-in', labels: { en: 'Sign in', 'zh-CN': '登录', ar: 'تسجيل الدخول' } },
};
