export type Trick = { name: string; query: string; init: RequestInit };

/** Request variants that may make an address return content that its page does not show. */
export const tricks = (base: string): Trick[] => [
  { name: 'plain', query: '', init: {} },
  {
    name: 'rsc',
    query: '_rsc=abc',
    init: { headers: { RSC: '1', 'Next-Router-State-Tree': '%5B%22%22%5D' } },
  },
  {
    name: 'prefetch',
    query: '_rsc=abc',
    init: { headers: { RSC: '1', 'Next-Router-Prefetch': '1', 'Next-Router-Segment-Prefetch': '/_tree' } },
  },
  { name: 'json', query: '', init: { headers: { Accept: 'application/json' } } },
  { name: 'head', query: '', init: { method: 'HEAD' } },
  {
    name: 'post',
    query: '',
    init: {
      method: 'POST',
      body: '{"draft":true}',
      headers: { Origin: base, 'Next-Action': 'x'.repeat(40) },
    },
  },
];

/** Sends one request variant to an address. `said` contains the response headers and the body. */
export async function ask(
  base: string,
  address: string,
  { query, init }: Omit<Trick, 'name'>,
): Promise<{ status: number; said: string }> {
  const url = `${base}${address}${query && (address.includes('?') ? '&' : '?')}${query}`;
  const response = await fetch(url, { redirect: 'manual', ...init });
  const headers = [...response.headers].map(([name, value]) => `${name}: ${value}`).join('\n');
  return { status: response.status, said: `${headers}\n\n${await response.text()}` };
}
