import { earliest } from '#app/earliest';
import { lost } from '#app/lost';
import { openFrame, type Parameters, segment } from '#app/openFrame';
import { ListPage } from '#components/reader/ListPage';
import { readLatest } from '#editorial/reading/front';
import { readSection } from '#editorial/reading/lists';
import { readSectionFront } from '#editorial/reading/sectionFront';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ slug: string }>; searchParams: Parameters };

export default async function Section({ params, searchParams }: Props) {
  const slug = segment((await params).slug);
  const opened = await openFrame(searchParams);
  const { frame, facts, given } = opened;
  const { language } = frame;
  const found = slug === null ? null : await readSection(slug, { language, before: given.before });
  if (!found) return lost(opened);
  const { of, page } = found;
  const front = given.before ? null : await readSectionFront({ sectionId: of.id, language });
  const above = new Set([front?.lead, ...(front?.seconds ?? [])].map((story) => story?.articleId));
  const stories = { ...page, items: page.items.filter(({ articleId }) => !above.has(articleId)) };
  const isEmpty = stories.items.length === 0;
  const isBare = isEmpty && !front?.lead;
  const told = facts({ tags: [...found.tags, ...(front?.tags ?? []), ...(isEmpty ? ['latest'] : [])] });
  return (
    <ListPage
      frame={frame}
      facts={{ ...told, until: earliest(told.until, front?.until) }}
      kind="section"
      name={of.names[language] ?? of.names[frame.paper.language] ?? of.slug}
      path={`/sections/${of.slug}`}
      stories={stories}
      before={given.before}
      section={of.slug}
      feed={`/sections/${of.slug}/feed.xml`}
      latest={isBare ? await readLatest({ language }) : []}
      front={front}
    />
  );
}
