import { createWords, seededRandom } from '#bench/words.ts';

/** A line of an archive. */
export type ArchiveLine = {
  id: string;
  headline: string;
  standfirst: string;
  body: string;
  topics: string[];
  authors: string[];
  section: string;
  language: 'en' | 'zh-CN';
  released_at: string;
};

const places = {
  en: ['Aldermouth', 'Brackwater', 'Cindervale', 'Dunmarsh', 'Elderquay', 'Fennick', 'Gorsebridge', 'Hythe'],
  'zh-CN': ['云浦', '沙溪', '石门', '柳江', '临海', '青田', '白鹿', '松滩'],
};
const people = {
  en: ['Ottoline', 'Marchetti', 'Vandersloot', 'Okonjo', 'Petrossian', 'Lindqvist', 'Abernathy', 'Iwasaki'],
  'zh-CN': ['欧阳', '司马', '诸葛', '皇甫', '尉迟', '公孙', '慕容', '令狐'],
};

/**
 * An archive of short stories in random order, the same for the same seed. A third are Chinese. They share topics,
 * authors and events; some link to others, some are near copies of others, some are HTML.
 */
export function archiveLines(count: number, seed: number): ArchiveLine[] {
  const random = seededRandom(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const words = { en: createWords(random, 'en'), 'zh-CN': createWords(random, 'zh-CN') };
  const stories: ArchiveLine[] = [];
  for (let at = 0; at < count; at++) {
    const language = random() < 0.33 ? 'zh-CN' : 'en';
    const { paragraph } = words[language];
    const names = [pick(places[language]), pick(people[language])];
    const gap = language === 'en' ? ' ' : '';
    const eventText = () => [pick(names), paragraph(24), pick(names), paragraph(24)].join(gap);
    const other = stories.length > 0 && random() < 0.15 ? pick(stories) : undefined;
    const copied = random() < 0.05 ? stories.findLast((story) => story.language === language) : undefined;
    const link = other && `<p>See <a href="/articles/${slugOf(other)}">an earlier report</a>.</p>`;
    const paragraphs = [eventText(), eventText(), eventText()];
    stories.push({
      id: `archive-${seed}-${at}`,
      headline: `${names.join(gap)}${gap}${language === 'en' ? 'report' : '报道'}${gap}${seed}x${at}`,
      standfirst: paragraph(8),
      body: copied
        ? `${copied.body}${copied.body.startsWith('<') ? `<p>${eventText()}</p>` : `\n\n${eventText()}`}`
        : link
          ? [...paragraphs.map((text) => `<p>${text}</p>`), link].join('')
          : paragraphs.join('\n\n'),
      topics: [
        pick(['Ferries', 'Budget', 'Schools']),
        ...(random() < 0.5 ? [pick(['Winter', 'Museums'])] : []),
      ],
      authors: random() < 0.7 ? [pick(['Ada Quill', 'Ben Ink', 'Cy Type'])] : [],
      section: pick(['city', 'culture']),
      language,
      released_at: new Date(Date.UTC(2019, 0, 1) + Math.floor(random() * 40_000) * 3_600_000).toISOString(),
    });
  }
  return shuffled(stories, random);
}

/** The stories are short enough for the headline alone to identify them. */
const slugOf = ({ headline }: ArchiveLine): string => headline.toLowerCase().replaceAll(' ', '-');

function shuffled<T>(items: T[], random: () => number): T[] {
  const order = items.map((item) => ({ item, place: random() }));
  return order.sort((a, b) => a.place - b.place).map(({ item }) => item);
}
