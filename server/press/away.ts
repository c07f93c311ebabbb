import type { IncomingMessage, ServerResponse } from 'node:http';
import { securityHeaders } from './headers.ts';

const RETRY_SECONDS = 10;

type Trouble = { status: 400 | 405 | 503; english: [string, string]; chinese: [string, string] };

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

/** A small page in both languages that needs neither the database nor a style sheet. */
export function apologise(request: IncomingMessage, response: ServerResponse, trouble: Trouble): void {
  const [title, advice] = trouble.english;
  const [titleZh, adviceZh] = trouble.chinese;
  const body =
    Buffer.from(`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title} · ${titleZh}</title>
<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"></head>
<body style="font:1.125rem/1.6 Georgia,serif;max-width:34rem;margin:15vh auto;padding:0 1.25rem"><main>
<h1 style="font-size:1.75rem;line-height:1.2">${title}</h1><p>${advice} <a href="/">Front page</a></p>
<section lang="zh-CN" style="font-family:serif;margin-top:3rem"><h2 style="font-size:1.35rem">${titleZh}</h2>
<p>${adviceZh} <a href="/?language=zh-CN">首页</a></p></section></main></body></html>
`);
  response.writeHead(trouble.status, [
    'Content-Type',
    'text/html; charset=utf-8',
    'Content-Length',
    String(body.length),
    'Cache-Control',
    'no-store',
    ...(trouble.status === 503 ? ['Retry-After', String(RETRY_SECONDS)] : []),
    ...(trouble.status === 405 ? ['Allow', 'GET, HEAD'] : []),
    ...securityHeaders({ islands: false }),
  ]);
  response.end(request.method === 'HEAD' ? undefined : body);
}
