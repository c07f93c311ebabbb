import type { Language, PackageStories } from '#editorial/reading/shapes.ts';
import { articlePath } from './addresses.ts';
import { Headline } from './Headline.tsx';
import { translatorFor } from './readerMessages.ts';

/** Stories that appeared at the same instant, as one work. */
export function TogetherBox({ together, language }: { together: PackageStories | null; language: Language }) {
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
