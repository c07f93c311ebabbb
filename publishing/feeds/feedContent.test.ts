import { parseFragment, serialize } from 'parse5';
import { expect, test } from 'vitest';
import { bodyOf, heading, paragraph } from '#body/composeBody.ts';
import { frame, hostileStory } from '#publishing/standards/hostileStory.fixture.ts';
import { storyHtml } from './feedContent.ts';

const document = (html: string): string => serialize(parseFragment(html));

const linked = (href: string) => ({ type: 'text', text: href, marks: [{ type: 'link', attrs: { href } }] });
const text = (words: string) => ({ type: 'text', text: words });

const body = bodyOf([
  {
    type: 'paragraph',
    content: [
      text('An <i> & "sizes" style="x" href="/y" '),
      ...['/articles/x?a=1&b=2', '#below', 'https://e.org/', 'mailto:a@e.org'].map(linked),
    ],
  },
  heading(2, 'Below'),
  { type: 'figure', attrs: { asset: 7, alt: '', caption: 'On "Monday"', credit: '' } },
  { type: 'figure', attrs: { asset: 8 } },
  {
    type: 'entry',
    attrs: { name: 'abcdef', at: '2024-04-14T02:10:00Z' },
    content: [{ type: 'paragraph', content: [text('Told.'), { type: 'hardBreak' }, text('Again.')] }],
  },
]);

/** The expected content: the HTML of the page with changed addresses and attributes. */
const expected =
  '<p>An &lt;i&gt; &amp; &quot;sizes&quot; style=&quot;x&quot; href=&quot;/y&quot; ' +
  '<a href="https://paper.test/articles/x?a=1&amp;b=2">/articles/x?a=1&amp;b=2</a>' +
  '<a href="https://paper.test/articles/story-1-%E5%A4%B4%E6%9D%A1#below">#below</a>' +
  '<a href="https://e.org/" rel="external noopener">https://e.org/</a><a href="mailto:a@e.org">mailto:a@e.org</a></p>' +
  '<h2 id="below">Below</h2>' +
  '<figure><picture><img src="https://paper.test/media/7/1280.jpg" width="1600" height="800" alt="N. &lt;Tolle&gt;"/></picture>' +
  '<figcaption>On &quot;Monday&quot; <span class="credit">N. &lt;Tolle&gt;</span></figcaption></figure>' +
  '<article class="entry" id="entry-abcdef"><p class="entry-time">' +
  '<a href="https://paper.test/articles/story-1-%E5%A4%B4%E6%9D%A1#entry-abcdef">' +
  '<time dateTime="2024-04-14T02:10:00.000Z">14 April 2024, 04:10 CEST</time></a></p><p>Told.<br/>Again.</p></article>';

test('the text in a feed has absolute addresses, one file for each picture, and no styles', async () => {
  const { pictures, ...story } = hostileStory('N. <Tolle>');
  const shown = await storyHtml(frame, { ...story, pictures, body });
  expect(document(shown)).toBe(document(expected));
});

test('a path is appended to the origin of the site', async () => {
  const story = {
    ...hostileStory('x'),
    body: bodyOf([paragraph('x'), { type: 'paragraph', content: [linked('/')] }]),
  };
  expect(await storyHtml({ ...frame, siteUrl: 'http://[::1]:8080/below' }, story)).toContain(
    '<a href="http://[::1]:8080/">',
  );
});
