import type { Language, PackageStories } from '#editorial/readerQueries/readerTypes.ts';
import { articlePath } from '#publishing/addresses.ts';
import { translatorFor } from '#publishing/readerMessages.ts';
import { Headline } from './Headline.tsx';

/** Stories that appeared at the same instant, as one work. */
export function PackageBox({ together, language }: { together: PackageStories | null; language: Language }) {
  if (!together) return null;
  return (
    <section className="boxed" aria-labelledby="together">
      <p className="boxed-label">{translatorFor(language)('story.together')}</p>
      <h2 id="together">
        <Headline text={together.title} language={language} />
      </h2>
      <ul>
        {together.stories.map((story) => (
          <li key={story.articleId}>
            <a href={articlePath(story.slug)}>
              <Headline text={story.headline} language={language} />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
