import { lost } from '#app/lost';
import { openFrame, type Parameters, segment } from '#app/openFrame';
import { ListPage } from '#components/reader/ListPage';
import { readTopic } from '#editorial/reading/lists';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ slug: string }>; searchParams: Parameters };

/** A topic speaks the language of its stories. */
export default async function Topic({ params, searchParams }: Props) {
  const slug = segment((await params).slug);
  const opened = await openFrame(searchParams);
  const { given, paper } = opened;
  const found = slug === null ? null : await readTopic(slug, { before: given.before });
  if (!found) return lost(opened);
  const { of, page } = found;
  return (
    <ListPage
      frame={opened.inLanguage(opened.asked ?? page.items[0]?.language ?? paper.language)}
      facts={opened.facts(found)}
      kind="topic"
      name={of.name}
      path={`/topics/${encodeURIComponent(of.slug)}`}
      stories={page}
      before={given.before}
    />
  );
}
