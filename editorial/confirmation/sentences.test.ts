import { createTranslator } from 'use-intl/core';
import { describe, expect, test } from 'vitest';
import { locales } from '#db/schema/people.ts';
import type { RefusalFacts } from '#editorial/access/refusal.ts';
import { messagesIn } from '#messages/load.ts';
import { stateChanges } from './stateChangeNames.ts';

const at = Date.parse('2026-11-29T14:02:07Z');

function translatorIn(locale: string): (reason: string, facts?: RefusalFacts) => string {
  const messages = messagesIn(locale as 'en') as never;
  return createTranslator({ locale, messages, namespace: 'refusals' as never, timeZone: 'UTC' }) as never;
}

describe.each(locales)('in %s', (locale) => {
  const translate = translatorIn(locale);

  test('the message for an old state names the actor, the act and the time', () => {
    const facts = { who: 'other', by: 'Mia Hale', what: 'withdrew', at, whose: 'own', title: '' };
    expect(translate('decided-on-old-state', facts)).toBe(
      locale === 'en'
        ? 'This page shows an older state, so nothing was done. Mia Hale withdrew it on Nov 29, 14:02. Reload the page, then decide again.'
        : '此页显示的状态已过时，未作任何操作。Mia Hale于 11月29日 14:02 撤下了它。请刷新页面后再决定。',
    );
    const other = { ...facts, whose: 'article', title: 'Ferries' };
    expect(translate('decided-on-old-state', other)).toContain(
      locale === 'en' ? '“Ferries”: Mia' : '“Ferries”：Mia',
    );
    const clock = { ...facts, who: 'clock', by: '', what: 'began' };
    expect(translate('decided-on-old-state', clock)).toContain(
      locale === 'en' ? 'On schedule, it went live on Nov 29, 14:02.' : '它按计划于 11月29日 14:02 上线了',
    );
  });

  test('every change, actor and subject has a separate text', () => {
    const facts = {
      who: 'other',
      by: 'Mia Hale',
      what: 'no such change',
      at,
      whose: 'own',
      title: 'Ferries',
    };
    const defaultMessage = translate('decided-on-old-state', facts);
    for (const what of stateChanges.filter((word) => word !== 'changed'))
      expect(translate('decided-on-old-state', { ...facts, what })).not.toBe(defaultMessage);
    for (const who of ['you', 'system', 'clock', 'unknown'])
      expect(translate('decided-on-old-state', { ...facts, who })).not.toContain('Mia Hale');
    for (const whose of ['article', 'front', 'package'])
      expect(translate('decided-on-old-state', { ...facts, whose })).not.toBe(defaultMessage);
  });

  test('the answer to a repeated request has the time of the first', () => {
    expect(translate('already-done', { act: 'article.release', at })).toContain('14:02:07');
    expect(translate('confirmation-missing')).not.toContain('refusals');
  });
});
