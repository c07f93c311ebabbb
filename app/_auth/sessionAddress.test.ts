import { NextRequest } from 'next/server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { GET } from '#app/api/auth/[...nextauth]/route.ts';
import { openScene } from '#editorial/people/people.scene.ts';

let scene: Awaited<ReturnType<typeof openScene>>;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

test('asking whether a session lives never deletes its cookie, even if it has ended', async () => {
  const cookie = `next-auth.session-token=${'a'.repeat(43)}; __Secure-next-auth.session-token=${'a'.repeat(43)}`;
  const request = new NextRequest('http://localhost/api/auth/session', { headers: { cookie } });
  const answer = await GET(request, { params: Promise.resolve({ nextauth: ['session'] }) });
  expect([answer.status, await answer.json()]).toEqual([200, {}]);
  expect(answer.headers.getSetCookie()).toEqual([]);
});
