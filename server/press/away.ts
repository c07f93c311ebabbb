import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Composed } from './answering.ts';
import { securityHeaders } from './headers.ts';

const RETRY_SECONDS = 10;

type Trouble = {
  status: 400 | 401 | 404 | 405 | 503;
  english: [string, string];
  chinese: [string, string];
  /** where to go on, if not to the front page; past a frame that it may stand in */
  way?: { href: string; english: string; chinese: string };
};

/** Nothing in memory and nobody to ask. */
export const away: Trouble = {
  status: 503,
  english: ['This page can’t be shown just now', 'Please try again in a moment. Nothing is lost.'],
  chinese: ['暂时无法显示此页', '请稍后再试，内容不会丢失。'],
};
export const unreadable: Trouble = {
  status: 400,
  english: ['This address can’t be read', 'Please check it, or start from the front page.'],
  chinese: ['无法识别此网址', '请检查网址，或从首页开始浏览。'],
};
export const readOnly: Trouble = {
  status: 405,
  english: ['This address can only be read', 'Please start from the front page.'],
  chinese: ['此网址只能浏览', '请从首页开始浏览。'],
};
export const nothingHere: Trouble = {
  status: 404,
  english: [
    'There is nothing at this address',
    'A link to a draft ends on its day, or when the newsroom ends it. Ask whoever sent it to you for another.',
  ],
  chinese: ['此网址没有内容', '草稿链接到期或被编辑部撤销后即失效。请向发给您链接的人索取新的链接。'],
};
export const signedOut: Trouble = {
  status: 401,
  english: ['You are signed out', 'The draft is kept. Sign in to see it here again.'],
  chinese: ['您已退出登录', '草稿已保存。请重新登录后查看。'],
  way: { href: '/sign-in', english: 'Sign in', chinese: '登录' },
};

const unkept = ['Cache-Control', 'no-store', ...securityHeaders({ islands: false })];

/** A small page in both languages that needs neither the database nor a style sheet; a problem to a machine. */
export function apologise(
  request: IncomingMessage,
  response: ServerResponse,
  trouble: Trouble,
  more = unkept,
): void {
  const isMachine = request.url?.startsWith('/api/') ?? false;
  const isHead = request.method === 'HEAD';
  const { status, headers, body } = composeApology(trouble, { isMachine, isHead }, more);
  response.writeHead(status, headers);
  if (body) response.end(body);
  else response.end();
}

export function composeApology(
  trouble: Trouble,
  to: { isMachine: boolean; isHead: boolean },
  more = unkept,
): Composed {
  const body = Buffer.from(to.isMachine ? asProblem(trouble) : asPage(trouble));
  const headers = [
    'Content-Type',
    to.isMachine ? 'application/problem+json; charset=utf-8' : 'text/html; charset=utf-8',
    'Content-Length',
    String(body.length),
    ...(trouble.status === 503 ? ['Retry-After', String(RETRY_SECONDS)] : []),
    ...(trouble.status === 405 ? ['Allow', 'GET, HEAD'] : []),
    ...more,
  ];
  return { status: trouble.status, headers, body: to.isHead ? null : body };
}

const names: Record<Trouble['status'], string> = {
  400: 'unreadable',
  401: 'signed-out',
  404: 'not-found',
  405: 'read-only',
  503: 'away',
};

/** RFC 9457. */
function asProblem({ status, english: [title, detail] }: Trouble): string {
  return JSON.stringify({ type: `urn:copydesk:problem:${names[status]}`, title, status, detail });
}

function asPage(trouble: Trouble): string {
  const { way = { href: '/', english: 'Front page', chinese: '首页' } } = trouble;
  const wayZh = way.href === '/' ? '/?language=zh-CN' : way.href;
  const [title, advice] = trouble.english;
  const [titleZh, adviceZh] = trouble.chinese;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title} · ${titleZh}</title>
<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"></head>
<body style="font:1.125rem/1.6 Georgia,serif;max-width:34rem;margin:15vh auto;padding:0 1.25rem"><main>
<h1 style="font-size:1.75rem;line-height:1.2">${title}</h1><p>${advice} <a href="${way.href}" target="_top">${way.english}</a></p>
<section lang="zh-CN" style="font-family:serif;margin-top:3rem"><h2 style="font-size:1.35rem">${titleZh}</h2>
<p>${adviceZh} <a href="${wayZh}" target="_top">${way.chinese}</a></p></section></main></body></html>
`;
}
