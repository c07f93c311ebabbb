import { createReader } from './keepAliveClient.ts';

/** The path of the first story on the front page, or '/' if there is none. */
export async function frontStory(port: number): Promise<string> {
  return (await linksOf(port, '/', /href="(\/articles\/[^"/?#]+)"/))[0] ?? '/';
}

export async function frontSection(port: number): Promise<string> {
  return (await linksOf(port, '/', /href="(\/sections\/[^"/?#]+)"/))[0] ?? '/';
}

async function linksOf(port: number, path: string, link: RegExp): Promise<string[]> {
  const reader = createReader(port);
  const { body } = await reader.get(path);
  reader.close();
  return [...body.toString().matchAll(new RegExp(link, 'g'))].map((match) => match[1] ?? '');
}
