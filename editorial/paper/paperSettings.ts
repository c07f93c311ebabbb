import { inSnapshot, staff, type Transaction } from '#db/pools.ts';
import { asc } from '#db/query.ts';
import { type Language, type LocalizedNames, paper, section } from '#db/schema/taxonomy.ts';
import type { Actor, AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { sectionIsActive } from '#editorial/bin/binFilters.ts';
import { readDecisionStates, stateIn } from '../confirmation/decisionState.ts';
import { readStoredTerms, type Terms } from './machineTerms.ts';

export type Settings = {
  names: LocalizedNames;
  taglines: LocalizedNames;
  language: Language;
  zone: string;
  otherZones: string[];
  pastIsOpen: boolean;
  sections: { id: number; slug: string; names: LocalizedNames }[];
};

/** The paper's settings, for its admin page. */
export async function readSettings(actor: Actor): Promise<Settings> {
  allow(actor, 'settings.read');
  return findSettings(staff());
}

/** The contents of the settings page, with the state that each of its forms is based on. */
export type SettingsForms = {
  paper: Omit<Settings, 'sections'> & { decidedOn: string };
  terms: Terms & { decidedOn: string };
  sections: (Settings['sections'][number] & { decidedOn: string })[];
};

/** Reads the forms of the settings page in one snapshot. @throws {Refusal} `not-allowed` */
export async function readSettingsForms(actor: Actor): Promise<SettingsForms> {
  allow(actor, 'settings.read');
  return inSnapshot(async (tx) => {
    const { sections, ...settings } = await findSettings(tx);
    const terms = await readStoredTerms(tx);
    const [ofPaper, ofTerms] = [{ is: 'paper', id: 1 } as const, { is: 'terms', id: 1 } as const];
    const ofSection = ({ id }: { id: number }) => ({ is: 'section', id }) as const;
    const states = await readDecisionStates(tx, [ofPaper, ofTerms, ...sections.map(ofSection)]);
    return {
      paper: { ...settings, decidedOn: stateIn(states, ofPaper) },
      terms: { ...terms, decidedOn: stateIn(states, ofTerms) },
      sections: sections.map((row) => ({ ...row, decidedOn: stateIn(states, ofSection(row)) })),
    };
  });
}

async function findSettings(db: Pick<Transaction, 'select'>): Promise<Settings> {
  const [settings] = await db.select().from(paper);
  const sections = await db
    .select({ id: section.id, slug: section.slug, names: section.names })
    .from(section)
    .where(sectionIsActive)
    .orderBy(asc(section.position), asc(section.id));
  if (!settings) return { ...defaultSettings, sections };
  const { id: _, since: __, ...paperSettings } = settings;
  return { ...paperSettings, sections };
}

const defaultSettings = {
  names: {},
  taglines: {},
  language: 'en' as const,
  zone: 'UTC',
  otherZones: [],
  pastIsOpen: false,
};

/** The zone in which staff enter times, and the zones shown beside it. */
export async function readZones(actor: AnyActor): Promise<{ zone: string; otherZones: string[] }> {
  allow(actor, 'settings.read');
  const [row] = await staff().select({ zone: paper.zone, otherZones: paper.otherZones }).from(paper);
  return row ?? { zone: defaultSettings.zone, otherZones: defaultSettings.otherZones };
}
