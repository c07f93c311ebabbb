import { renderToStaticMarkup } from 'react-dom/server';
import { IntlProvider } from 'use-intl';
import { expect, test } from 'vitest';
import { missingMessages } from '#contracts/missingMessages.ts';
import { locales } from '#db/schema/people.ts';
import { isRefusal, type Refusal } from '#editorial/access/refusal.ts';
import { type FrontFinding, problems, refuseUnfitFront } from '#editorial/fronts/frontChecks.ts';
import { refusePackageFor } from '#editorial/packages/packageRefusal.ts';
import { messagesIn } from '#messages/load.ts';
import { useRefusal } from './useRefusal.ts';

function Said({ refusal }: { refusal: Refusal }) {
  const { messageOf } = useRefusal();
  return <p>{messageOf({ ok: false, refused: refusal.reason, facts: refusal.facts })}</p>;
}

const render = (locale: (typeof locales)[number], refusal: Refusal) =>
  renderToStaticMarkup(
    <IntlProvider locale={locale} messages={messagesIn(locale)} timeZone="UTC" {...missingMessages(locale)}>
      <Said refusal={refusal} />
    </IntlProvider>,
  );

/** The refusal of a front with this finding, released by itself or in a package. */
async function refusalOf(problem: FrontFinding['problem'], inPackage: boolean): Promise<Refusal> {
  const finding: FrontFinding = {
    problem,
    gravity: 'blocks',
    place: { part: 'layout' },
    facts: { id: 7, headline: 'The mole', begins: '', until: '' },
  };
  const work = async () => refuseUnfitFront([finding]);
  try {
    await (inPackage ? refusePackageFor('The front page', work) : work());
  } catch (error) {
    if (isRefusal(error)) return error;
    throw error;
  }
  throw new Error('it was not refused');
}

test.each(locales.flatMap((locale) => problems.map((problem) => ({ locale, problem }))))(
  'a front that is refused for $problem, alone or in a package, says so in $locale',
  async ({ locale, problem }) => {
    const alone = render(locale, await refusalOf(problem, false));
    expect(alone).not.toContain(problem);
    expect(alone).not.toMatch(/[{}]|front-unfit/);
    const packed = render(locale, await refusalOf(problem, true));
    expect(packed).toContain('The front page');
    expect(packed).toContain(alone.replace(/<\/?p>/g, ''));
  },
);
