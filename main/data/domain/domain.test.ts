import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addRecipients, noFigures, recipientRank } from './campaign-figures.ts';
import { parseStoredJson } from './json-values.ts';
import { initials, isPlaceholderEmail, NO_NAME, personName, realEmail } from './people.ts';
import { resumeText } from './resume-text.ts';
import { notificationRoute, type RouteLookup } from './routes.ts';
import { matchesAll, searchWords } from './search-words.ts';
import { parseSkills, rankSkills } from './skills.ts';

const skillName = fc
  .string({ minLength: 1, maxLength: 20 })
  .map((text) => text.replaceAll(/[,;\n|"[\]{}\\]/gu, '').trim())
  .filter((text) => /^\p{L}/u.test(text));

describe('skills', () => {
  test('reads all the shapes the platform writes alike', () => {
    fc.assert(
      fc.property(fc.uniqueArray(skillName, { maxLength: 12, selector: (name) => name.toLowerCase() }), (skills) => {
        expect(parseSkills(JSON.stringify(skills))).toEqual(skills);
        expect(parseSkills(JSON.stringify(JSON.stringify(skills)))).toEqual(skills);
        expect(parseSkills(JSON.stringify(skills.map((name) => ({ name }))))).toEqual(skills);
        fc.pre(!skills.some((name) => parseStoredJson(name) !== undefined));
        expect(parseSkills(skills.join(', '))).toEqual(skills);
      }),
    );
  });

  test('takes any text without failing, never a blank or a repetition', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (stored) => {
        const skills = parseSkills(stored);
        expect(skills.every((name) => name.trim() !== '')).toBe(true);
        expect(new Set(skills.map((name) => name.toLowerCase())).size).toBe(skills.length);
      }),
    );
  });

  test('puts what the job asks for first and keeps the rest in order', () => {
    const ranked = rankSkills(['Go', 'SQL', 'React', 'Rust'], new Set(['react', 'sql']));
    expect(ranked.map((skill) => skill.name)).toEqual(['SQL', 'React', 'Go', 'Rust']);
    expect(ranked.filter((skill) => skill.matches)).toHaveLength(2);
  });
});

describe('résumé text', () => {
  test('prefers the raw text, also encoded twice', () => {
    const parsed = { rawText: 'Jane Doe\nEngineer', summary: 'short' };
    expect(resumeText(JSON.stringify(parsed))).toBe('Jane Doe\nEngineer');
    expect(resumeText(JSON.stringify(JSON.stringify(parsed)))).toBe('Jane Doe\nEngineer');
  });

  test('builds sections when there is no raw text', () => {
    const text = resumeText(
      JSON.stringify({ summary: 'Builds things.', experience: [{ title: 'Engineer', company: 'Acme', tags: ['a', 'b'] }], education: ['MSc'] }),
    );
    expect(text).toBe('Builds things.\n\nExperience\nEngineer · Acme · a · b\n\nEducation\nMSc');
  });

  test('takes any text without failing; what is no JSON is shown as it is', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (stored) => ['string', 'object'].includes(typeof resumeText(stored))));
    expect(resumeText('plain words')).toBe('plain words');
    expect(resumeText('')).toBeNull();
    expect(resumeText(null)).toBeNull();
  });
});

describe('people', () => {
  test('a name, else the address, else a phrase', () => {
    expect(personName('  李小龍 ', 'x@y.example')).toBe('李小龍');
    expect(personName('', 'ana.silva@mail.example')).toBe('ana.silva');
    expect(personName(null, 'candidate-17@placeholder.com')).toBe(NO_NAME);
    expect(personName(null, null)).toBe(NO_NAME);
  });

  test('knows made-up addresses in any case and only at the end', () => {
    expect(isPlaceholderEmail('candidate-1@Placeholder.COM ')).toBe(true);
    expect(isPlaceholderEmail('me@placeholder.com.example')).toBe(false);
    expect(['candidate-1@placeholder.com', ' ', null, 'me@mail.example'].map(realEmail)).toEqual([null, null, null, 'me@mail.example']);
  });

  test('initials are whole characters', () => {
    expect(initials('Maya van der Chen')).toBe('MC');
    expect(initials('𠮷野 太郎')).toBe('𠮷太');
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (name) => [...initials(name)].length <= 4));
  });
});

describe('campaign figures', () => {
  test('every figure contains the ones behind it, whatever the facts', () => {
    const facts = fc.record({
      status: fc.constantFrom('pending', 'sent', 'delivered', 'opened', 'clicked', 'replied', 'bounced', 'deferred', null),
      sent: fc.boolean(),
      opened: fc.boolean(),
      clicked: fc.boolean(),
      replied: fc.boolean(),
      bounced: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(facts, { maxLength: 30 }), (recipients) => {
        const figures = noFigures();
        for (const recipient of recipients) addRecipients(figures, recipient, 1);
        expect(figures.recipients).toBe(recipients.length);
        expect(figures.sent).toBeGreaterThanOrEqual(figures.opened + figures.bounced);
        expect(figures.opened).toBeGreaterThanOrEqual(figures.clicked);
        expect(figures.clicked).toBeGreaterThanOrEqual(figures.replied);
      }),
    );
  });

  test('a late open does not take a click back', () => {
    expect(recipientRank({ status: 'opened', sent: true, opened: true, clicked: true, replied: false, bounced: false })).toBe(3);
  });
});

describe('routes of notifications', () => {
  const lookup: RouteLookup = {
    application: (id) => (id === 30 ? { jobId: 12, candidateId: 7 } : undefined),
    interview: (id) => (id === 5 ? { applicationId: 30, candidateId: 7 } : undefined),
    hasJob: (id) => id === 12,
    hasCampaign: (id) => id === 3,
  };
  const target = { type: 'application', actionUrl: null, relatedEntityType: null, relatedEntityId: null };

  test('the row it is about decides first', () => {
    const about = (relatedEntityType: string, relatedEntityId: number) =>
      notificationRoute({ ...target, relatedEntityType, relatedEntityId }, lookup);
    expect(about('application', 30)).toBe('/pipeline/12?application=30&candidate=7');
    expect(about('application', 12)).toBe('/pipeline/12');
    expect(about('interview', 5)).toBe('/interviews?application=30&candidate=7');
    expect(about('interview', 6)).toBeNull();
    expect(about('campaign', 3)).toBe('/campaigns/3');
    expect(about('campaign', 1)).toBe('/campaigns');
  });

  test('else the web path, also with a host and parameters', () => {
    const at = (actionUrl: string) => notificationRoute({ ...target, actionUrl }, lookup);
    expect(at('/recruiter/applications/30?tab=notes')).toBe('/pipeline/12?application=30&candidate=7');
    expect(at('https://app.hotgigs.example/recruiter/jobs/12/')).toBe('/pipeline/12');
    expect(at('/recruiter/reschedule-requests')).toBe('/interviews');
    expect(at('/recruiter/campaigns')).toBe('/campaigns');
    expect(at('/')).toBe('/home');
    expect(at('/admin/templates')).toBeNull();
  });

  test('any text leads to one of our routes or nowhere', () => {
    fc.assert(
      fc.property(fc.oneof(fc.webUrl(), fc.string(), fc.webPath()), (actionUrl) => {
        const route = notificationRoute({ ...target, actionUrl }, lookup);
        expect(route === null || /^\/(home|interviews|campaigns|pipeline\/12)/u.test(route)).toBe(true);
      }),
    );
  });
});

describe('search', () => {
  test('every word must occur somewhere, in any case', () => {
    expect(matchesAll(searchWords(' Maya  BERLIN '), ['Maya Chen', 'Berlin, DE', null])).toBe(true);
    expect(matchesAll(searchWords('maya paris'), ['Maya Chen', 'Berlin'])).toBe(false);
    expect(matchesAll(searchWords(''), [null])).toBe(true);
  });
});
