/** An error about one release; at most one is reported for each, the most serious. */
type Suspicion =
  | { is: 'altered' }
  | { is: 'replaced'; checkpoint: number }
  /** `as`: the release for which its hash was signed */
  | { is: 'swapped'; checkpoint: number; as: string }
  | { is: 'missing'; checkpoint: number }
  | { is: 'gap'; before: number }
  | { is: 'inserted'; checkpoint: number }
  | { is: 'moved'; checkpoint: number; signed: string; begun: string }
  | { is: 'early'; begun: string }
  | { is: 'unchained' }
  | { is: 'disorder' };

/** Predicates of the sentence about a release. The most serious error, the clearest evidence of forgery, is first. */
const predicates: { [Is in Suspicion['is']]: (suspicion: Extract<Suspicion, { is: Is }>) => string } = {
  swapped: ({ checkpoint, as }) =>
    `has changed places: it carries the hash that checkpoint ${checkpoint} signed for ${as}.`,
  altered: () => 'was altered: its content does not have the hash that the ledger gives for it.',
  inserted: ({ checkpoint }) =>
    `was inserted afterwards: it is said to have begun before checkpoint ${checkpoint} was made, which does not have it.`,
  replaced: ({ checkpoint }) =>
    `was altered and its hash made anew: it is not the one that checkpoint ${checkpoint} signed.`,
  missing: ({ checkpoint }) =>
    `was removed: checkpoint ${checkpoint} signed it, and the ledger does not have it.`,
  moved: ({ checkpoint, signed, begun }) =>
    `was moved in time: checkpoint ${checkpoint} signed that it began at ${signed}, the ledger says ${begun}.`,
  early: ({ begun }) =>
    `is said to have begun at ${begun}, before the time of release that its content gives.`,
  gap: ({ before }) => `does not follow the release before it: the ledger goes from ${before} to this one.`,
  unchained: () =>
    'does not contain the hash of the release before it: one of the two was altered or replaced.',
  disorder: () => 'stands in the wrong place of the ledger.',
};
const bySeriousness = Object.keys(predicates);

/**
 * Collects errors about releases, and formats them as sentences that name the releases. A subject is an article or
 * front as text, such as `article 12`.
 */
export function createSuspicions() {
  const names = new Map<string, string>();
  const latest = new Map<string, string>();
  const suspicions = new Map<string, Map<number, Suspicion>>();

  const nameOf = (subject: string, number: number) =>
    `Release ${number} of ${names.get(`${subject} ${number}`) ?? latest.get(subject) ?? subject}`;

  return {
    /** Stores headline and slug of a release, by which an error about it is reported. */
    know(subject: string, name: string): void {
      latest.set(subject, name);
    },
    suspect(subject: string, number: number, suspicion: Suspicion): void {
      const of = suspicions.get(subject) ?? new Map<number, Suspicion>();
      suspicions.set(subject, of);
      const known = of.get(number);
      if (!known || bySeriousness.indexOf(suspicion.is) < bySeriousness.indexOf(known.is))
        of.set(number, suspicion);
      const name = latest.get(subject);
      if (name) names.set(`${subject} ${number}`, name);
    },
    sentences: (): string[] =>
      [...suspicions].flatMap(([subject, of]) => sentencesAbout(of, (number) => nameOf(subject, number))),
  };
}

function sentencesAbout(of: Map<number, Suspicion>, nameOf: (number: number) => string): string[] {
  const sentences: string[] = [];
  let last = -1;
  for (const number of [...of.keys()].sort((one, other) => one - other)) {
    const suspicion = of.get(number);
    if (number <= last || !suspicion || isConsequence(of, number, suspicion)) continue;
    last = number;
    while (suspicion.is === 'replaced' && of.get(last + 1)?.is === 'replaced') last += 1;
    const predicate = predicates[suspicion.is] as (suspicion: Suspicion) => string;
    sentences.push(`${nameOf(number)} ${predicate(suspicion)}${followers(number, last)}`);
  }
  return sentences;
}

/** Once one hash is recomputed, later ones in the chain must be recomputed as well. */
function followers(number: number, last: number): string {
  if (last === number) return '';
  if (last === number + 1) return ` So was release ${last}, which contains its hash.`;
  return ` So were releases ${number + 1} to ${last}, which contain its hash.`;
}

/** Whether an error only follows from a missing, changed or inserted previous release. */
function isConsequence(of: Map<number, Suspicion>, number: number, { is }: Suspicion): boolean {
  if (is === 'gap') return of.get(number - 1)?.is === 'missing';
  return is === 'unchained' && of.has(number - 1);
}
