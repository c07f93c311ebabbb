import { expect, test } from 'vitest';
import { actOfEvent, auditEventNames, eventsOfActs } from './auditEventTypes.ts';
import { eventOfRow } from './formerEvents.ts';

const at = '2026-11-29T12:00:00.000Z';
const later = '2026-11-29T13:00:00.000Z';

/** Rows as they were written before events had names, and their events. */
const former: [act: string, detail: Record<string, unknown>, event: string | null][] = [
  ['article.release', { number: 1, kind: 'first', at }, 'release.made'],
  ['article.release', { number: 1, kind: 'first', at: '2026-11-29T12:00:00.900Z' }, 'release.made'],
  ['article.release', { number: 2, kind: 'update', at: later, until: later }, 'release.scheduled'],
  ['article.release', { number: 2, from: at, at: later }, 'release.moved'],
  ['article.release', { calledOff: later, number: 2 }, 'release.cancelled'],
  ['article.release', { calledOff: 'waiting', number: null }, 'release.cancelled'],
  ['article.release', { after: 12 }, 'release.waiting'],
  ['article.take-back', { number: 3, restores: 1, from: 2 }, 'release.taken-back'],
  ['article.withdraw', { number: 3, because: 'Wrong.' }, 'release.withdrawn'],
  ['article.withdraw', { number: 3, because: 'Old.', at: later }, 'withdrawal.scheduled'],
  ['article.withdraw', { number: 3, from: at, at: later }, 'withdrawal.moved'],
  ['article.withdraw', { calledOff: 3 }, 'withdrawal.cancelled'],
  ['article.end-coverage', {}, 'coverage.ended'],
  ['article.end-coverage', { resumed: true }, 'coverage.resumed'],
  ['front.release', { number: 1, kind: 'first', at }, 'front-release.made'],
  ['front.release', { number: 2, kind: 'update', at: later }, 'front-release.scheduled'],
  ['front.release', { number: 2, kind: 'update', from: at, at: later }, 'front-release.moved'],
  ['front.release', { calledOff: later, number: 2 }, 'front-release.cancelled'],
  ['front.release', { number: 3, kind: 'take-back', at, restores: 1 }, 'front-release.taken-back'],
  ['package.release', { name: 'Ferries', at, articles: [1], fronts: [] }, 'package-release.made'],
  ['package.release', { name: 'Ferries', at: later, articles: [1], fronts: [] }, 'package-release.scheduled'],
  ['package.release', { from: at, at: later, articles: [1], fronts: [] }, 'package-release.moved'],
  ['package.release', { calledOff: true, articles: [1], fronts: [] }, 'package-release.cancelled'],
  ['article.file', { filed: true }, 'article.submitted'],
  ['article.file', { filed: false }, 'article.recalled'],
  ['article.pin', { pinned: 4 }, 'related.pinned'],
  ['article.pin', { unpinned: 4 }, 'related.unpinned'],
  ['article.pin', { ordered: [4, 5] }, 'related.ordered'],
  ['article.block-related', { blocked: 4 }, 'related.blocked'],
  ['article.block-related', { unblocked: 4 }, 'related.unblocked'],
  ['package.change', { created: 'Ferries' }, 'package.created'],
  ['package.change', { from: 'Ferries', to: 'Boats', parts: ['name'] }, 'package.renamed'],
  ['package.change', { articles: [1], fronts: [] }, 'package.filled'],
  ['package.change', { added: 7 }, 'package.article-added'],
  ['series.change', { founded: 'ferries', names: { en: 'Ferries' } }, 'series.created'],
  ['series.change', { from: { en: 'Ferries' }, to: { en: 'Boats' }, parts: ['names'] }, 'series.renamed'],
  ['series.change', { parts: [1, 2], before: [1] }, 'series.filled'],
  ['series.change', { dropped: 'ferries' }, 'series.removed'],
  ['lexicon.change', { added: 'Gannet', name: 'Gannet' }, 'name.added'],
  ['lexicon.change', { removed: 'Gannet', name: 'Gannet' }, 'name.removed'],
  ['webhook.change', { what: 'add', name: 'Agency' }, 'webhook.added'],
  ['webhook.change', { what: 'pause', name: 'Agency' }, 'webhook.paused'],
  ['webhook.change', { what: 'resume', name: 'Agency' }, 'webhook.resumed'],
  ['webhook.change', { what: 'remove', name: 'Agency' }, 'webhook.removed'],
  ['webhook.change', { what: 'ping', name: 'Agency' }, 'webhook.ping'],
  ['token.change', { what: 'make', name: 'Agency' }, 'token.issued'],
  ['token.change', { what: 'revoke', name: 'Agency' }, 'token.revoked'],
  ['user.invite', { role: 'writer' }, 'user.invited'],
  ['user.invite', { again: true }, 'user.invited-again'],
  ['about.change', { name: 'imprint', what: 'added' }, 'about-page.added'],
  ['about.change', { name: 'imprint', what: 'changed', parts: ['texts.en'] }, 'about-page.changed'],
  ['about.change', { name: 'imprint', what: 'removed' }, 'about-page.removed'],
  ['section.change', { added: 'city' }, 'section.added'],
  ['section.change', { from: { en: 'City' }, to: { en: 'Town' }, parts: ['names.en'] }, 'section.renamed'],
  ['article.edit', {}, 'article.edit'],
  ['article.fold', {}, null],
];

test.each(former)('a row of %s with %j tells of %s', (act, detail, event) => {
  expect(eventOfRow({ act, at, detail })).toBe(event);
  expect(eventOfRow({ act, at: new Date(at), detail: { ...detail, token: 'Wire', tokenId: 1 } })).toBe(event);
});

test('a row with the name of an event is that event, whatever its detail', () => {
  for (const name of auditEventNames)
    expect(eventOfRow({ act: name, at, detail: { calledOff: true, from: at, at: later } })).toBe(name);
});

test('every event has one act; if an act has several events, none has its name', () => {
  expect(new Set(auditEventNames).size).toBe(auditEventNames.length);
  for (const name of auditEventNames) expect(typeof actOfEvent(name)).toBe('string');
  for (const [act, events] of Object.entries(eventsOfActs))
    for (const event of events) expect(actOfEvent(event)).toBe(act);
});
