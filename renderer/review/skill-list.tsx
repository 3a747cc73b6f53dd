import { Check, FileText, Minus, Star, type LucideIcon } from 'lucide-react';
import type { SkillEvidence } from '../../shared/queries/review.ts';
import { classes } from '../kit/classes.ts';
import { Icon } from '../kit/icon.tsx';
import type { TextKey } from '../text/catalogue.ts';
import { say } from '../text/say.ts';

/** What speaks for a skill, in a word. */
export const EVIDENCE: Readonly<Record<'rated' | 'listed' | 'resume' | 'none', { readonly icon: LucideIcon; readonly word: TextKey }>> = {
  rated: { icon: Star, word: 'review.evidence.rated' },
  listed: { icon: Check, word: 'review.evidence.listed' },
  resume: { icon: FileText, word: 'review.evidence.resume' },
  none: { icon: Minus, word: 'review.evidence.none' },
};

/** What is known of a skill besides: its rating, years, and when it was used last. */
export function skillFacts({ rating, years, lastUsedYear }: SkillEvidence): string {
  const facts = [
    rating !== null && say('review.skill-rating', { rating }),
    years !== null && say('candidates.fact-years', { years }),
    lastUsedYear !== null && say('review.skill-last-used', { year: lastUsedYear }),
  ];
  return facts.filter(Boolean).join(', ');
}

/** How many of the skills asked for something speaks for. */
export function skillTally(skills: readonly SkillEvidence[]): { readonly found: number; readonly mandatoryMissing: number } {
  const found = skills.filter((skill) => skill.evidence !== null).length;
  return { found, mandatoryMissing: skills.filter((skill) => skill.isMandatory && skill.evidence === null).length };
}

/** The skills a job asks for, each with what speaks for it. */
export function SkillList({ skills }: { readonly skills: readonly SkillEvidence[] }) {
  return (
    <ul className="flex flex-col">
      {skills.map((skill) => {
        const { icon, word } = EVIDENCE[skill.evidence ?? 'none'];
        const missing = skill.evidence === null;
        return (
          <li key={skill.name} className="flex h-7 items-center gap-2">
            <Icon icon={icon} size={14} className={classes('shrink-0', missing ? 'text-ink-3' : 'text-success-text')} />
            <span className={classes('truncate', missing && 'text-ink-3')}>{skill.name}</span>
            {!skill.isMandatory && <span className="shrink-0 text-micro text-ink-3">{say('review.skill-optional')}</span>}
            <span className="ml-auto shrink-0 text-meta text-ink-3">{skillFacts(skill) || say(word)}</span>
          </li>
        );
      })}
    </ul>
  );
}
