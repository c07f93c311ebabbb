import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Tag } from '#components/ui/Tag.tsx';
import type { FrontFinding } from '#editorial/fronts/frontChecks.ts';

type Props = {
  findings: FrontFinding[];
  /** a link or button that leads to the cause of a finding */
  renderLink(finding: FrontFinding, words: string): ReactNode;
};

/** The findings about a front's draft, gravest first, each with a link to its cause. */
export function FrontChecks({ findings, renderLink }: Props) {
  const t = useTranslations('front');
  return (
    <ul className="flex flex-col gap-2 text-sm">
      {findings.map((finding) => {
        const { problem, gravity, facts } = finding;
        return (
          <li key={`${problem} ${facts.id ?? ''}`} className="flex items-start gap-2">
            <Tag tone={gravity === 'blocks' ? 'press' : 'wait'}>{t(`gravity.${gravity}`)}</Tag>
            <span>
              {t(`finding.${problem}`, facts)} {renderLink(finding, t('goThere'))}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
