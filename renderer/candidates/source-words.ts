import type { TextKey } from '../text/catalogue.ts';
import { sayWord } from '../text/word.ts';

const SOURCES: Readonly<Record<string, TextKey>> = {
  'self-registered': 'candidates.source.self-registered',
  'recruiter-manual': 'candidates.source.recruiter-manual',
  'recruiter-resume': 'candidates.source.recruiter-resume',
  'bulk-upload': 'candidates.source.bulk-upload',
  'guest-application': 'candidates.source.guest-application',
};

/** Where a person came from, in words. */
export function sourceWords(source: string): string {
  return sayWord(SOURCES, source);
}
