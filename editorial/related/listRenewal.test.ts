import { afterAll, beforeAll, expect, test } from 'vitest';
import { staff } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { hire, openScene } from '#editorial/people/people.scene.ts';
import { renewLists } from './listRenewal.ts';
import { relatedTo, releaseStory } from './related.scene.ts';

let scene: Awaited<ReturnType<typeof openScene>>;
let editor: Actor;

beforeAll(async () => {
  scene = await openScene();
  editor = await hire('editor');
});
afterAll(() => scene.close());

const publish = (headline: string, text: string, language: 'en' | 'zh-CN' = 'en') =>
  releaseStory(editor, headline, { text, language });

const relatedHeadlines = async (slug: string) => (await relatedTo(slug)).map(({ headline }) => headline);

const promised = async () =>
  (
    await staff().execute<{ payload: { language: string; among: number } }>(
      sql`select payload from outbox where kind = 'renewal' and queued_at is null`,
    )
  ).rows.map(({ payload }) => payload);

const birds =
  'avocet bittern curlew dunlin egret fulmar gannet heron ibis jackdaw kestrel lapwing merlin nightjar'.split(
    ' ',
  );
const inAll = 'Witnesses said several neighbours would wait days before returning.';

test('a list computed among few stories is recomputed when there are many: a term that all of them contain has no weight', async () => {
  const first = await publish(
    'Anvil falls',
    `Smiths mourn a cracked anvil; sparks, bellows, tongs and hammers lie idle in that forge. ${inAll}`,
  );
  const second = await publish(
    'Bobbin breaks',
    `Weavers curse one wooden bobbin, while looms, shuttles, wool and thread gather dust upstairs. ${inAll}`,
  );
  const related = await publish(
    'Anvil is mended',
    `Smiths weld their anvil at dusk with bellows and tongs; apprentices cheer, ale flows, pipers play. ${inAll}`,
  );
  expect(await relatedHeadlines(second.slug)).toContain('Anvil falls');
  for (const [at, bird] of birds.entries())
    await publish(
      `A ${bird} lands`,
      `One ${bird} circles marsh number ${at}, eats eels, ${bird}s call, reeds of kind ${at * 7} bend, tide ${at * 13} turns. ${inAll}`,
    );
  expect(await promised()).toEqual([{ language: 'en', among: birds.length + 2 }]);
  expect(await renewLists({ language: 'en', among: birds.length + 2 })).toBeGreaterThanOrEqual(8);
  expect(await relatedHeadlines(second.slug)).toEqual([]);
  expect(await relatedHeadlines(first.slug)).toEqual(['Anvil is mended']);
  expect(await relatedHeadlines(related.slug)).toEqual(['Anvil falls']);
  expect(await renewLists({ language: 'en', among: birds.length + 2 })).toBe(0);
});

test("document frequency is measured within the story's language", async () => {
  const texts = [
    '钟楼敲响，铜匠修好齿轮，游客拍照留念，鸽群飞过屋顶。',
    '面馆换了招牌，厨师揉面切葱，食客排到巷口，热汤冒着白雾。',
    '风筝飘上云端，孩童奔跑欢呼，丝线缠住柳枝，裁判吹响哨音。',
    '渡船抛锚码头，水手擦洗甲板，鱼贩叫卖螃蟹，汽笛惊醒海鸥。',
    '灯塔重刷红漆，看守记录潮汐，暴雨冲垮石阶，渔火连成长串。',
    '菜园种满番茄，园丁浇灌幼苗，蜜蜂采集花粉，篱笆爬着牵牛。',
  ];
  const slugs = [];
  for (const text of texts)
    slugs.push((await publish(text.slice(0, 2), `${text}居民昨天表示已经等待很久。`, 'zh-CN')).slug);
  // Six of about twenty-four stories have these terms, which seems rare, but they are all Chinese stories.
  expect(await relatedHeadlines(slugs.at(-1) ?? '')).toEqual([]);
});
