import { STAGE_LETTER_DELAY, STANDARD_REJECTION, STANDARD_WITHDRAWAL, unknownFields, type Letter } from '../../shared/domain/letters.ts';
import type { letterReach, letterTemplates } from '../../shared/queries/letters.ts';
import type { AnswerOf } from '../../shared/queries/query.ts';
import { say } from '../text/say.ts';

export type Templates = AnswerOf<typeof letterTemplates>['templates'];
export type Reach = AnswerOf<typeof letterReach>;
export type LetterText = Pick<Letter, 'subject' | 'body'>;

/** What the recruiter chose about the e-mail; null where they left it as it came. */
export interface LetterChoice {
  readonly template: string | null;
  readonly delay: number;
  readonly edited: LetterText | null;
}

export const FIRST_CHOICE: LetterChoice = { template: null, delay: STAGE_LETTER_DELAY, edited: null };

/** The choices beside the company's own templates. */
export const NO_LETTER = 'none';
export const STANDARD_LETTER = 'standard';

const UNITS = [
  [86_400, 'day'],
  [3_600, 'hour'],
  [60, 'minute'],
] as const;
const SECOND = [1, 'second'] as const;

/** A delay in words: "5 minutes". */
export function delayWords(seconds: number): string {
  const [size, unit] = UNITS.find(([length]) => seconds >= length && seconds % length === 0) ?? SECOND;
  return say('pipeline.delay', { unit, count: seconds / size });
}

/** The company's own rejection where it has one, else ours; nothing for those who left by themselves. */
export function firstTemplate(templates: Templates, to: 'rejected' | 'withdrawn'): string {
  if (to === 'withdrawn') return NO_LETTER;
  const own = templates.find(({ name, category }) => /reject|declin/iu.test(`${category ?? ''} ${name}`));
  return own === undefined ? STANDARD_LETTER : String(own.id);
}

/** The e-mail as it would be sent; null for none. */
export function letterOf(choice: LetterChoice, templates: Templates, to: 'rejected' | 'withdrawn'): Letter | null {
  const chosen = choice.template ?? firstTemplate(templates, to);
  if (chosen === NO_LETTER) return null;
  const standard = to === 'rejected' ? STANDARD_REJECTION : STANDARD_WITHDRAWAL;
  const { subject, body } = choice.edited ?? templates.find(({ id }) => String(id) === chosen) ?? standard;
  // A subject is one line; templates of other programs may hold several.
  return { subject: subject.replaceAll(/[\r\n]+/gu, ' '), body, delaySeconds: choice.delay };
}

/** Why this e-mail cannot be sent; null when it can. */
export function letterProblem(letter: Letter | null): string | null {
  if (letter === null) return null;
  if (letter.subject.trim() === '' || letter.body.trim() === '') return say('pipeline.letter-incomplete');
  const [unknown] = [...unknownFields(letter.subject), ...unknownFields(letter.body)];
  if (unknown === undefined) return null;
  return unknown === '{{' ? say('pipeline.letter-odd-brace') : say('pipeline.letter-unknown-field', { field: unknown });
}

/** Whom the e-mail leaves out; null where that is nobody. */
export function reachWords({ reachable, withoutAddress, unsubscribed }: Reach): string | null {
  if (withoutAddress === 0 && unsubscribed === 0) return null;
  const left = unsubscribed === 0 ? 'address' : withoutAddress === 0 ? 'unsubscribed' : 'both';
  if (reachable === 0) return say('pipeline.letter-reaches-nobody', { left, withoutAddress, unsubscribed });
  return say('pipeline.letter-reaches', { left, reachable, withoutAddress, unsubscribed });
}

/** The time left in its two largest units: "4 min 10 s". */
export function timeLeft(ms: number): string {
  let rest = Math.max(0, Math.ceil(ms / 1_000));
  const parts = [...UNITS, SECOND].flatMap(([size, unit]) => {
    const count = Math.floor(rest / size);
    rest -= count * size;
    return count === 0 ? [] : [say('pipeline.time-left', { unit, count })];
  });
  return parts.slice(0, 2).join(' ') || say('pipeline.time-left', { unit: 'second', count: 0 });
}
