import { createReader } from './asking.ts';

/** The address of the story that leads the front page. */
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
  return [...body.toString().matchAll(new RegExp(link, 'g'))].map((found) => found[1] ?? '');
}
