import { afterAll, beforeAll, expect, test } from 'vitest';
import { staff } from '#db/pools.ts';
import { user } from '#db/schema/people.ts';
import { openScene } from '#editorial/people/people.scene.ts';
import { configure } from '#server/configuration/configuration.ts';
import { prepareFirstStart } from './firstStart.ts';

let scene: Awaited<ReturnType<typeof openScene>>;

beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

test('an empty embedded database gets the sample accounts, although its address is in the environment by then', async () => {
  const configuration = configure({
    NEXTAUTH_SECRET: 'a secret of some length',
    DEMO_PASSWORD: 'three herring gulls',
    SAMPLE_EDITION: '0',
  });
  const url = process.env.DATABASE_URL as string; // as server/main.ts sets it for the app
  const never = new AbortController().signal;
  const greeting = await prepareFirstStart(url, configuration, never);
  expect(greeting?.match(/with the password {2}three herring gulls/g)).toHaveLength(3);
  expect(await staff().$count(user)).toBe(3);
  expect(await prepareFirstStart(url, configuration, never)).toBeUndefined();
});
