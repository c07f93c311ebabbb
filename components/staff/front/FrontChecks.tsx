import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Tag } from '#components/ui/Tag.tsx';
import type { FrontFinding } from '#editorial/fronts/frontChecks.ts';

type Props = {
  findings: FrontFinding[];
  /** the way to what causes a finding */
  way(finding: FrontFinding, words: string): ReactNode;
};

/** What is wrong with a front's draft, gravest first, each with the way to where it is put right. */
export function FrontChecks({ findings, way }: Props) {
  const t = useTranslations('front');
  return (
    <ul className="flex flex-col gap-2 text-sm">
      {findings.map((finding) => {
        const { problem, gravity, facts } = finding;
        return (
          <li key={`${problem} ${facts.id ?? ''}`} className="flex items-start gap-2">
            <Tag tone={gravity === 'blocks' ? 'press' : 'wait'}>{t(`gravity.${gravity}`)}</Tag>
            <span>
              {t(`finding.${problem}`, facts)} {way(finding, t('goThere'))}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
