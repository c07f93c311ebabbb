import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkBody } from '#body/checkBody.ts';
import { outlineOf } from '#body/foreignHtml/outline.fixture.ts';
import { looksLikeHtml, readHtmlBody } from './htmlBody.ts';

const fixture = (name: string): string =>
  readFileSync(new URL(`../../body/foreignHtml/fixtures/${name}.html.txt`, import.meta.url), 'utf8');

function read(html: string): { lines: string[]; losses: Record<string, number> } {
  const { blocks, losses } = readHtmlBody(html);
  if (blocks.length > 0) expect(checkBody({ type: 'doc', content: blocks })).toMatchObject({ fit: true });
  return {
    lines: outlineOf(blocks),
    losses: Object.fromEntries(losses.map(({ is, count }) => [is, count])),
  };
}

const word = (level: number, label: string, text: string, list = 'l0') =>
  `<p class=MsoListParagraph style='mso-list:${list} level${level} lfo1'><![if !supportLists]><span style='mso-list:Ignore'>${label}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>${text}<o:p></o:p></p>`;

describe('documents of other programs', () => {
  test.each([
    [
      'comments of Word are counted and never become text',
      fixture('word-comments'),
      ['The harbourmaster took the boat home, the board was told.', 'The board meets again in May.'],
      { comment: 1 },
    ],
    [
      'a comment whose anchor alone was copied is counted',
      '<p>One<span class=MsoCommentReference><a class=msocomanchor href="#_msocom_1">[A1]</a></span> two</p>',
      ['One two'],
      { comment: 1 },
    ],
    [
      'comments of Google’s exports are counted and never become text',
      '<p>Told<sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup> so.</p><div><p><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>Not cleared</span></p><p>At all</p></div>',
      ['Told so.'],
      { comment: 1 },
    ],
    [
      'footnotes of Word keep their text and their marks, without dead links',
      fixture('word-footnotes'),
      ['The wall was raised in 1998 [1] by 40 centimetres.', '[1] Minutes of the board, 3 March 1998.'],
      { note: 1 },
    ],
    [
      'footnotes of LibreOffice keep their text and their marks, without dead links',
      '<p>Raised in 1998<a class="sdfootnoteanc" href="#sdfootnote1sym"><sup>1</sup></a>.</p><div id="sdfootnote1"><p class="sdfootnote"><a class="sdfootnotesym" href="#sdfootnote1anc">1</a>Minutes.</p></div>',
      ['Raised in 1998 [1].', '[1] Minutes.'],
      { note: 1 },
    ],
    [
      'footnotes of the web keep their text, and arrows back go',
      '<p>Raised in 1998<sup class="reference"><a href="https://e.org/wall#cite_note-3"><span>[</span>3<span>]</span></a></sup>.</p><p>Minutes. <a href="#fnref3" class="footnote-back" role="doc-backlink">↩︎</a></p>',
      ['Raised in 1998 [3].', 'Minutes.'],
      { note: 1 },
    ],
    [
      'hidden text of Word is left out',
      fixture('word-hidden'),
      ['The two men left the fish hall at four, a witness said.', 'They did not speak.'],
      { hidden: 2 },
    ],
    [
      'text that a style sheet hides by its class is left out',
      '<style><!-- /* {} */ p.Secret, span.Key {mso-style-name:Secret; display:none;} @media print { .shown { display: none } } --></style><p class=Secret>HOLD</p><p class="shown">Seen <span class="Key">unseen</span>too.</p>',
      ['Seen too.'],
      { hidden: 2 },
    ],
    [
      'text that is invisible on a web page is left out',
      '<p>a<i style="visibility:hidden">b</i>c<b hidden>d</b>e<u style="font-size:0">f</u>g<span class="sr-only">h</span>i</p>',
      ['acegi'],
      { hidden: 4 },
    ],
    [
      'tracked deletions go and insertions stay',
      '<p>The <del cite="mailto:x">old</del><ins>new</ins> wall<span class=msoDel>s</span>, <s>as</s><span style="text-decoration: line-through">  if</span> built<w:del>x</w:del></p>',
      ['The new wall, built'],
      { deletion: 4 },
    ],
    [
      'fields show their result and not their code',
      `<p>On page <span style='mso-element:field-begin'></span> PAGEREF _Toc1 \\h <span style='mso-element:field-separator'></span>7<span style='mso-element:field-end'></span>.</p>`,
      ['On page 7.'],
      {},
    ],
    [
      'what wraps a text in Word goes, and the text stays',
      '<xml><w:WordDocument/></xml><!--[if gte mso 9]><p>no</p><![endif]--><w:sdt><w:sdtPr>alias</w:sdtPr><p>In a <w:smartTag>control</w:smartTag><o:p></o:p></p></w:sdt>',
      ['In a control'],
      {},
    ],
    [
      'a body of WordPress loses its shortcodes and its picture, and keeps its link',
      fixture('wordpress-body'),
      [
        'Brewing needs water, barley and hops.',
        'It takes [seven barrels](https://example.org/report) of water for one of beer.',
      ],
      { picture: 1, shortcode: 1 },
    ],
    [
      'brackets of ordinary text are no shortcodes',
      '<p>[sic] [1] [Video] he said [the mayor] [/i] [gallery ids="1,2"][vc_row a="b"]x[/vc_row]</p>',
      ['[sic] [1] [Video] he said [the mayor] [/i] x'],
      { shortcode: 2 },
    ],
    [
      'a caption goes with its picture, an emoji that is set as a picture stays',
      '<figure><img src="a.jpg"><figcaption>At the quay</figcaption></figure><p>Hurrah <img class="emoji" alt="🎉" src="b.png"><img src="p.gif" width="1" height="1"></p><iframe src="https://e.org"></iframe>',
      ['Hurrah 🎉'],
      { picture: 1, caption: 1, embed: 1 },
    ],
    [
      'a figure that holds a quotation keeps its caption',
      '<figure><blockquote>Water is life</blockquote><figcaption>Ana Reis</figcaption></figure>',
      ['> Water is life', 'Ana Reis'],
      {},
    ],
    [
      'the name at the end of a quotation is its attribution, other names in it are text',
      '<blockquote><p>Water is <cite>life</cite></p><footer>— Ana <b>Reis</b></footer></blockquote><blockquote class="pull-quote"><p>Never.</p><p><cite>Tove Ahl</cite></p></blockquote><blockquote><cite>Moby-Dick</cite></blockquote>',
      ['> Water is life', '> — Ana Reis', '>> Never.', '>> — Tove Ahl', '> Moby-Dick'],
      {},
    ],
    [
      'a hidden name of a quotation and a hidden caption of a table are left out',
      '<blockquote><p>Water</p><footer style="display:none">Not cleared</footer></blockquote><blockquote><p>Fire</p><p hidden><cite>Nor this</cite></p></blockquote><blockquote><p>Air</p><cite><del>Old</del>New</cite></blockquote><table><caption hidden>Secret</caption><tr><td>a<td>b<tr><td>c<td>d</table>',
      ['> Water', '> Fire', '> Air', '> — New', '|a|b|', '|c|d|'],
      { hidden: 3 },
    ],
    [
      'Google’s bold that is not bold and its detours are undone',
      '<b style="font-weight:normal" id="docs-internal-guid-1"><p><span style="font-weight:700">Heavy</span> <span style="font-style:italic">slanted</span> <a href="https://www.google.com/url?q=https://e.org/y&sa=D">y</a></p></b>',
      ['*Heavy* _slanted_ [y](https://e.org/y)'],
      {},
    ],
    [
      'links of Outlook lead where they say, unfit ones are counted',
      '<p><a href="https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fe.org%2Fa&data=1">a</a> <a href="javascript:alert(1)">b</a> <a href="#top">c</a> <a name=x>d</a> <a href="file:///x">e</a></p>',
      ['[a](https://e.org/a) b c d e'],
      { link: 3 },
    ],
    [
      'names that look like addresses stay text',
      fixture('names-like-addresses'),
      [
        'The match ended.It was raining when Booking.com and Last.fm withdrew, and the file notes.md was empty. Write to desk@nws.example.',
      ],
      {},
    ],
    [
      'blocks stay apart, two line breaks part paragraphs, one is kept',
      '<div>One</div><div>Two<br><br>Three<br>Four<br></div>Five<section><h1>Six</h1>Seven</section><pre>a\n  b</pre>',
      ['One', 'Two', 'Three⏎Four', 'Five', '## Six', 'Seven', 'a⏎b'],
      {},
    ],
    [
      'lines between texts are dividers, those at an end or of Word’s footnotes are not',
      '<hr><p>a</p><hr><hr><p>b</p><ul><li>c<hr>d</ul><blockquote>e<hr></blockquote><hr align=left size=1 width="33%"><p>f</p><hr>',
      ['a', '---', 'b', '- c', '  d', '> e', 'f'],
      {},
    ],
    [
      'headings begin at the second level, and are not bold besides',
      '<h1><b>A</b></h1><h3>B</h3><h6>C</h6>',
      ['## A', '### B', '#### C'],
      {},
    ],
    [
      'Chinese and Arabic text, wide spaces and signs that cannot be stored',
      '<p>　　北京\u0000今日<b>有雨</b>。</p><p dir=rtl>قال <b>الوزير</b> اليوم\ud800.</p>',
      ['北京今日*有雨*。', 'قال *الوزير* اليوم.'],
      {},
    ],
  ])('%s', (_, html, lines, losses) => {
    expect(read(html)).toEqual({ lines, losses });
  });
});

describe('lists keep their numbers', () => {
  test.each([
    ['the first number', '<ol start=5><li>a<li>b</ol>', ['1:5. a', '1:6. b']],
    ['numbers of single items', '<ol><li>a<li value=7>b<li>c</ol>', ['1:1. a', '1:7. b', '1:8. c']],
    ['letters and Roman numbers', '<ol type=a><li>x</ol><ol type=I start=4><li>y</ol>', ['a:1. x', 'I:4. y']],
    [
      'letters that a style chooses',
      '<ol style="list-style-type:lower-alpha"><li>x</ol><p>–</p><ol><li style="list-style-type:upper-roman">y</ol>',
      ['a:1. x', '–', 'I:1. y'],
    ],
    [
      'lists within lists, with or without an item of their own',
      '<ol><li>a<ul><li>b<ol type=i><li>c</ol></ul><li>d</ol><ul><li>e</li><ul><li>f</li></ul><li><ul><li>g</li></ul></li></ul>',
      ['1:1. a', '  - b', '    i:1. c', '1:2. d', '- e', '  - f', '  - g'],
    ],
    [
      'items of several paragraphs',
      '<ul><li><p>a</p><p>b</p></li><li><h2>c</h2>d</li><li></li></ul>',
      ['- a', '  b', '- c', '  d'],
    ],
    [
      'numbers that Word froze, over a paragraph between',
      `${word(1, '5.', 'five')}${word(2, 'a)', 'five a')}${word(2, 'b)', 'five b')}${word(1, '6.', 'six')}<p>Between</p>${word(1, '7.', 'seven')}`,
      ['1:5. five', '  a:1. five a', '  a:2. five b', '1:6. six', 'Between', '1:7. seven'],
    ],
    [
      'letters after h, Roman numbers after ii',
      [
        ['h.', 'x'],
        ['i.', 'y'],
      ]
        .map(([label = '', text = '']) => word(1, label, text))
        .concat('<p>–</p>', word(1, 'ii.', 'p'), word(1, 'iii.', 'q'))
        .join(''),
      ['a:8. x', 'a:9. y', '–', 'i:2. p', 'i:3. q'],
    ],
    [
      'bullets of Word',
      `${word(1, '·', 'a')}${word(2, 'o', 'b')}${word(1, '§', 'c')}`,
      ['- a', '  - b', '- c'],
    ],
    [
      'numbers that no list can draw, as text',
      `${word(1, '一、', '甲')}${word(2, '1.1.', 'b')}<h2 style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>3</span>C</h2>`,
      ['一、甲', '1.1. b', '## 3 C'],
    ],
    [
      'lists of Word’s online version, each item a list of its own',
      '<div><ol start=1><li>a</li></ol></div><div><ol start=2><li>b</li></ol></div><ol><li>c</ol>',
      ['1:1. a', '1:2. b', '1:1. c'],
    ],
  ])('%s', (_, html, lines) => {
    expect(read(html).lines).toEqual(lines);
  });
});

describe('superscripts and subscripts keep their meaning', () => {
  test.each([
    [
      '10<sup>6</sup> and H<sub>2</sub>O over 2,500 m<sup>2</sup>.<sup>3</sup>',
      '10⁶ and H₂O over 2,500 m². [3]',
    ],
    ['10<sup>-3</sup>, 10<sup>−3</sup>, x<sup>n+1</sup>, 2<sup>k</sup>', '10⁻³, 10⁻³, xⁿ⁺¹, 2ᵏ'],
    [
      'the 20<sup>th</sup>, le 1<sup>er</sup>, 2<sup>e</sup>, M<sup>me</sup>, Acme<sup>TM</sup>',
      'the 20th, le 1er, 2e, Mme, Acme™',
    ],
    [
      'it fell.<sup>1</sup> Then “so”<sup>2, 3</sup> 水。<sup>4</sup>',
      'it fell. [1] Then “so” [2, 3] 水。 [4]',
    ],
    ['(a+b)<sup>2</sup> and (of the sea)<sup>2</sup>', '(a+b)² and (of the sea) [2]'],
    [
      'CO<span style="vertical-align:sub">2</span>, km<span style="vertical-align:super">2</span>',
      'CO₂, km²',
    ],
    ['x<sup>α/2</sup> and v<sub>β</sub>', 'x^{α/2} and v_{β}'],
    [
      'in 1998<a href="#n1"><sup>1</sup></a> and <a href="https://e.org/">10<sup>6</sup></a>',
      'in 1998 [1] and [10⁶](https://e.org/)',
    ],
    ['<sup>14</sup>C dates', '¹⁴C dates'],
    [
      'a<sup>*</sup> <sup>a long remark that somebody set in small letters above</sup>',
      'a* a long remark that somebody set in small letters above',
    ],
  ])('%s', (html, text) => {
    expect(read(`<p>${html}</p>`).lines.join('\n')).toBe(text);
  });
});

describe('tables', () => {
  test.each([
    [
      'a table with a header row stays one',
      fixture('table-and-powers'),
      [
        'The reactor made 4\u00a0×\u00a010⁶ litres of H₂O vapour over 2,500\u00a0m². [3]',
        '|h:Club|h:Played|h:Points|',
        '|Rovers|31|64|',
        '|Saltings|30|61|',
      ],
      { note: 1 },
    ],
    [
      'a single row is text with its cells parted',
      '<table><tr><td><p>a</p><p>b</p></td><td><b>c</b></td><td></td><td>d</td></tr></table>',
      ['a / b | *c* | – | d'],
      { table: 1 },
    ],
    [
      'merged cells are parted and keep their places, a caption and headers of rows are kept, a single row is text',
      '<table><caption>Table 1</caption><thead><tr><td>年份</td><td colspan=2>Boats</td></tr></thead><tr><th rowspan=2>1998</th><td>3</td><td>4</td></tr><tr><td>5</td><td></td></tr></table><table><tr><th>Founded</th><td>1920</td></tr></table>',
      ['= Table 1', '|h:年份|h:Boats|h:Boats|', '|h:1998|3|4|', '|h:1998|5||', 'Founded: 1920'],
      { table: 1 },
    ],
    [
      'a first row in bold type is the header of a table of Word or Google Docs, whose cells keep their line breaks and marks',
      '<table><tr><td><p><b>Club</b></p></td><td><p><b>Points</b></p></td></tr><tr><td><p>Rovers</p><p>United</p></td><td><p><i>64</i></p></td></tr><tr><td></td><td></td></tr></table><table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>',
      ['|h:Club|h:Points|', '|Rovers⏎United|_64_|', '|a|b|', '|c||'],
      {},
    ],
    [
      'rows of headers alone name other things, a table in a list belongs to its item',
      '<table><tr><th>Founded</th><td>1920</td></tr><tr><th>Ground</th><td>Quay</td></tr></table><ul><li>Item<table><tr><td>a<td>b<tr><td>c<td>d</table></ul>',
      ['|h:Founded|1920|', '|h:Ground|Quay|', '- Item', '  |a|b|', '  |c|d|'],
      {},
    ],
    [
      'a table that is too wide for a page becomes text, with its caption and the names of its columns',
      `<table><caption>Wide</caption><tr>${'<th>n</th>'.repeat(60)}</tr><tr>${'<td>1</td>'.repeat(60)}</tr></table>`,
      ['Wide', Array(60).fill('n: 1').join(' | ')],
      { table: 1 },
    ],
    ['a header without rows is text', '<table><tr><th>a<th>b</table>', ['a | b'], { table: 1 }],
    [
      'a table that lays out a mail is read like blocks',
      '<table><tr><td><h2>Head</h2><table role=presentation><tr><td>One</td><td>Two</td></tr></table></td><td>Three</td></tr></table>',
      ['## Head', 'One', 'Two', 'Three'],
      {},
    ],
    [
      'hidden rows are left out',
      '<table><tr><td>a<td>b<tr style="display:none"><td>c<td>d</table>',
      ['a | b'],
      { hidden: 1, table: 1 },
    ],
  ])('%s', (_, html, lines, losses) => {
    expect(read(html)).toEqual({ lines, losses });
  });
});

describe('hostile documents', () => {
  test('empty input gives no blocks', () => {
    for (const html of [
      '',
      ' ',
      '\0',
      '<p></p>',
      '<!--',
      '<table><tr><td></td></tr></table>',
      '<ol><li></ol>',
    ])
      expect(readHtmlBody(html)).toMatchObject({ blocks: [] });
  });

  test.each([
    'div',
    'b',
    'blockquote',
    'ul><li',
    'table><tr><td',
    'sup',
    'a href="#_ftn1"',
    'span hidden',
    'p',
    'i><div',
  ])('fifty thousand nested <%s> are parsed, and the text within is found or counted as lost', (tags) => {
    const { lines, losses } = read(`<p>before</p>${`<${tags}>`.repeat(50_000)}within`);
    expect(lines[0]).toBe('before');
    expect(losses.hidden === 1 || lines.join(' ').includes('within')).toBe(true);
  });

  test('hidden text is left out however deep it is nested', () => {
    expect(read(`${'<div>'.repeat(20_000)}<p style="display:none">secret</p><p>open</p>`)).toEqual({
      lines: ['open'],
      losses: { hidden: 1 },
    });
  });

  test.each(['<p>a', '<a href="#_ftn1">', '<td colspan=1000 rowspan=1000>a', '</div>', '<b>a</b><i>b</i>'])(
    'a megabyte of %s gives a valid body, and what exceeds the limits is counted once',
    (part) => {
      const { losses } = read(part.repeat(Math.floor(1_000_000 / part.length)));
      expect(losses.excess ?? 0).toBeLessThanOrEqual(1);
    },
  );

  test('five megabytes of paragraphs are read up to the largest size that can be stored', () => {
    const { lines, losses } = read(`<p>${'word '.repeat(1_000)}</p>`.repeat(1_000));
    expect(lines.length).toBeGreaterThan(350);
    expect(losses).toEqual({ excess: 1 });
  });

  test('content beyond the limits of a body is cut off and counted', () => {
    const { lines, losses } = read('<p>a'.repeat(100_000));
    expect(lines.length).toBeGreaterThan(20_000);
    expect(losses).toEqual({ excess: 1 });
  });

  test('any combination of tags, styles and characters gives a valid body', () => {
    const piece = fc.constantFrom(
      ...'<p> </p> <ol> <ol/start=3> </ol> <li> <li/value=9> </li> <ul> </ul> <table> <tr> <td> <th> </table> <sup> </sup> <b> </b> <a/href="https://e.org/"> </a> <blockquote> </blockquote> <h2> </h2> <br> <figure> <figcaption> </figure> <div/style="mso-list:l0_level2"> </div> <span/style="mso-list:Ignore"> </span> <del> </del> <pre> </pre> [caption/id="x"] [/caption] 5. &nbsp; \0 \ud800 字 x <blockquote/class="pull-quote">'
        .split(' ')
        .map((text) =>
          text.startsWith('<')
            ? text.replace(/(?<=<\w+)\//, ' ').replace('_', ' ')
            : text.replace('[caption/', '[caption '),
        ),
      '\n',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const { blocks, losses } = readHtmlBody(pieces.join(''));
        expect(losses.some(({ is }) => is === 'excess')).toBe(false);
        if (blocks.length > 0)
          expect(checkBody({ type: 'doc', content: blocks })).toMatchObject({ fit: true });
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('detection of HTML', () => {
  test.each([
    '<p>Brewing needs water.</p>',
    'One paragraph.<br>Another.',
    'One\n<br />\nTwo<br/>',
    'See <a href="https://e.org">the report</a>.',
    'The <i>Courier</i> says&nbsp;so.',
    '<figure><img src="a.jpg"></figure>',
    '<img src=a.jpg alt="">',
    '<p>An open paragraph',
    'First\n<p>Second\n<p>Third',
    '<!-- wp:paragraph --> x',
    '<DIV CLASS="a">x</DIV>',
  ])('is HTML: %s', (text) => {
    expect(looksLikeHtml(text)).toBe(true);
  });

  test.each([
    '',
    'Why the <marquee> tag will not die',
    '3 < 5 and 7 > 2',
    'the <b> element',
    'Use <br> for a line break',
    'if (a<b && c>d)',
    'a <p> here and no end',
    'AT&amp;T rose',
    'He wrote <laughs> and left',
    'Write to Ana <ana@e.org>',
    '</p> alone',
  ])('is prose: %s', (text) => {
    expect(looksLikeHtml(text)).toBe(false);
  });
});
