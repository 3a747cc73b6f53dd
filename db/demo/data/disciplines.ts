/** What a line of work looks like on a résumé and in a job posting. */
export interface Discipline {
  readonly key: string;
  readonly domain: string;
  /** Share of candidates, relative to the other disciplines. */
  readonly weight: number;
  readonly titles: readonly string[];
  readonly skills: readonly string[];
  readonly degrees: readonly string[];
  readonly certifications: readonly string[];
  /** Achievements; `{n}` is a number of people or things, `{p}` a percentage, `{skill}` one of the person's skills. */
  readonly achievements: readonly string[];
  readonly duties: readonly string[];
  readonly questions: readonly string[];
  /** Yearly base pay at entry level, US dollars. */
  readonly basePay: number;
  readonly seniorities: 'ladder' | 'none';
}

function list(text: string): readonly string[] {
  return text.split(';').map((entry) => entry.trim());
}

const TECHNICAL: readonly Discipline[] = [
  {
    key: 'backend',
    domain: 'Software Engineering',
    weight: 30,
    basePay: 82_000,
    seniorities: 'ladder',
    titles: list('Backend Engineer; Software Engineer; Platform Engineer; API Engineer'),
    skills: list(
      'Java; Kotlin; Go; Python; Node.js; PostgreSQL; MySQL; Kafka; Redis; gRPC; Docker; Kubernetes; AWS; REST API design; Spring Boot; Terraform; Observability; System design',
    ),
    degrees: list('BSc Computer Science; MSc Computer Science; BEng Software Engineering; BSc Mathematics'),
    certifications: list('AWS Certified Developer; Certified Kubernetes Application Developer; Oracle Certified Java Programmer'),
    achievements: list(
      'Split a monolith into {n} services with {skill} and cut the median response time by {p} %; Took over the on-call rotation and reduced pages at night by {p} % within two quarters; Designed an event pipeline on {skill} that carries {n} million messages a day; Led the migration of {n} databases without a maintenance window; Mentored {n} engineers, two of whom now lead teams of their own; Introduced contract tests, after which integration defects fell by {p} %; Rewrote the billing reconciliation in {skill}, closing {n} long-standing audit findings',
    ),
    duties: list(
      'Design, build and run services that thousands of customers rely on; Review designs and code, and write down decisions; Share the on-call rotation (one week in six, paid); Work with product and support to find what really hurts users; Improve the delivery pipeline so that a change reaches production within an hour',
    ),
    questions: list(
      'Walk me through a service you designed. What would you change today?; How do you make a money transfer safe to retry?; Tell me about an outage you caused and what you learned.; How would you move a 2 TB table to a new schema without downtime?; When is a queue the wrong answer?',
    ),
  },
  {
    key: 'frontend',
    domain: 'Software Engineering',
    weight: 12,
    basePay: 76_000,
    seniorities: 'ladder',
    titles: list('Frontend Engineer; Web Developer; UI Engineer; Full-Stack Engineer'),
    skills: list(
      'TypeScript; React; Vue; CSS; Accessibility; Next.js; GraphQL; Playwright; Design systems; Web performance; Node.js; Storybook; State management; Vite',
    ),
    degrees: list('BSc Computer Science; BA Digital Media; BSc Information Systems'),
    certifications: list('Certified Professional in Web Accessibility; Professional Scrum Developer'),
    achievements: list(
      'Rebuilt the checkout in {skill}; completed purchases rose by {p} %; Brought {n} product teams onto one design system; Cut the bundle by {p} % and the time to first interaction to under two seconds; Made the whole application usable by keyboard and screen reader, passing an external audit; Wrote {n} end-to-end tests that replaced two days of manual checking per release; Paired weekly with designers, halving the rework after hand-off',
    ),
    duties: list(
      'Build interfaces that are fast, accessible and a pleasure to use; Own features from the first sketch to the last metric; Extend our design system and help others use it; Keep performance budgets honest',
    ),
    questions: list(
      'How do you find out why a page feels slow?; Show me a component API you are proud of.; How do you test a form with asynchronous validation?; What does keyboard support mean for a data grid?',
    ),
  },
  {
    key: 'data',
    domain: 'Data & Analytics',
    weight: 12,
    basePay: 80_000,
    seniorities: 'ladder',
    titles: list('Data Analyst; Data Engineer; Data Scientist; Analytics Engineer; Machine Learning Engineer'),
    skills: list(
      'SQL; Python; dbt; Airflow; Spark; Snowflake; Looker; Statistics; A/B testing; pandas; Machine learning; Forecasting; Data modelling; Power BI',
    ),
    degrees: list('MSc Statistics; BSc Mathematics; MSc Data Science; PhD Physics'),
    certifications: list('dbt Analytics Engineering; Google Professional Data Engineer; SnowPro Core'),
    achievements: list(
      'Built a demand forecast in {skill} that lowered stock-outs by {p} %; Replaced {n} spreadsheets with tested {skill} models; Ran {n} experiments a year and wrote the guide everyone now uses; Reduced the cost of the warehouse by {p} % by reworking the heaviest queries; Detected a pricing error early, worth {n} thousand dollars a month; Trained {n} colleagues to answer their own questions with {skill}',
    ),
    duties: list(
      'Turn open questions into measurable ones, and answer them; Own data models from source to dashboard; Explain uncertainty to people who have to decide; Keep pipelines tested, documented and boring',
    ),
    questions: list(
      'Tell me about an analysis that changed a decision.; How do you know that a dashboard is right?; What would make you stop an experiment early?; Explain a confidence interval to a sales director.',
    ),
  },
  {
    key: 'devops',
    domain: 'Infrastructure & Security',
    weight: 8,
    basePay: 88_000,
    seniorities: 'ladder',
    titles: list('DevOps Engineer; Site Reliability Engineer; Cloud Engineer; Security Engineer'),
    skills: list(
      'Kubernetes; Terraform; AWS; Azure; Linux; Prometheus; Incident response; Python; CI/CD; Networking; Vault; Threat modelling; Ansible; Cost management',
    ),
    degrees: list('BSc Computer Science; BEng Telecommunications; BSc Information Security'),
    certifications: list('Certified Kubernetes Administrator; AWS Solutions Architect; CISSP; HashiCorp Terraform Associate'),
    achievements: list(
      'Moved {n} workloads to {skill} with no customer-visible outage; Brought recovery time after incidents down by {p} %; Wrote the runbooks that let {n} teams deploy on their own; Cut the cloud bill by {p} % without touching reliability; Led the response to {n} security incidents and the fixes that followed',
    ),
    duties: list(
      'Run and improve the platform that forty engineers build upon; Define service levels with the teams and measure them; Lead incident reviews without blame; Automate whatever is done twice',
    ),
    questions: list(
      'Describe your last major incident, minute by minute.; How do you roll out a risky change to a cluster?; Which alerts would you delete first?; How do secrets reach a container?',
    ),
  },
  {
    key: 'design',
    domain: 'Product & Design',
    weight: 7,
    basePay: 72_000,
    seniorities: 'ladder',
    titles: list('Product Designer; UX Researcher; Product Manager; UX Writer'),
    skills: list(
      'Figma; User research; Prototyping; Interaction design; Roadmapping; Usability testing; Journey mapping; Facilitation; Design systems; Content design; Product analytics; Stakeholder management',
    ),
    degrees: list('BA Interaction Design; MA Human-Computer Interaction; BSc Psychology'),
    certifications: list('Certified Scrum Product Owner; NN/g UX Certificate'),
    achievements: list(
      'Redesigned onboarding; activation rose by {p} %; Interviewed {n} customers and turned what they said into a year’s roadmap; Introduced {skill} and weekly usability sessions; Retired {n} features nobody used, to applause from support; Shipped the mobile app’s first release with a team of {n}',
    ),
    duties: list(
      'Understand the problem before drawing the solution; Prototype early, test with real people every week; Work with engineers every day, not at hand-off; Write interface text that needs no explanation',
    ),
    questions: list(
      'Show me something you removed from a product.; How do you decide that research is enough?; Tell me about a disagreement with engineering.; How would you improve our sign-up?',
    ),
  },
  {
    key: 'mechanical',
    domain: 'Engineering & Manufacturing',
    weight: 6,
    basePay: 70_000,
    seniorities: 'ladder',
    titles: list('Mechanical Engineer; Manufacturing Engineer; Quality Engineer; Electrical Engineer'),
    skills: list(
      'SolidWorks; CATIA; GD&T; FEA; Lean manufacturing; Six Sigma; PLC programming; CNC; Root cause analysis; DFMEA; Injection moulding; ISO 9001',
    ),
    degrees: list('BEng Mechanical Engineering; MEng Mechatronics; BSc Electrical Engineering'),
    certifications: list('Six Sigma Green Belt; Certified SolidWorks Professional; ASQ Quality Engineer'),
    achievements: list(
      'Redesigned a housing, saving {p} % of material and {n} assembly steps; Brought scrap on line 3 down by {p} % using {skill}; Qualified {n} suppliers on two continents; Commissioned a packaging cell three weeks ahead of plan; Passed {n} customer audits without a major finding',
    ),
    duties: list(
      'Take parts from concept to series production; Lead root cause analysis on the shop floor; Work with suppliers on cost and quality; Keep drawings and specifications honest',
    ),
    questions: list(
      'Tell me about a part that failed in the field.; How do you choose tolerances?; When do you stop simulating and build?; How do you win over an experienced operator?',
    ),
  },
];

const PROFESSIONAL: readonly Discipline[] = [
  {
    key: 'sales',
    domain: 'Sales',
    weight: 8,
    basePay: 58_000,
    seniorities: 'ladder',
    titles: list('Account Executive; Sales Development Representative; Account Manager; Customer Success Manager'),
    skills: list(
      'Negotiation; Salesforce; Outbound prospecting; Forecasting; Discovery calls; Contract renewal; HubSpot; Solution selling; Territory planning; Presentation; Key account management',
    ),
    degrees: list('BA Business Administration; BSc Economics; BA Communication'),
    certifications: list('Salesforce Certified Administrator; MEDDIC Certified'),
    achievements: list(
      'Reached {p} % above quota in {n} of the last eight quarters; Opened the DACH region from nothing to {n} accounts; Renewed {n} contracts with a net retention of 118 %; Shortened the sales cycle by {p} % with a better first call; Coached {n} new hires to their first closed deal',
    ),
    duties: list(
      'Build and own a pipeline in your territory; Understand what customers try to achieve, then say honestly whether we help; Forecast within ten percent; Work with marketing on campaigns that bring the right people',
    ),
    questions: list(
      'Sell me the last product you sold.; Tell me about a deal you lost and why.; How do you plan a week?; What do you do when procurement goes silent?',
    ),
  },
  {
    key: 'marketing',
    domain: 'Marketing',
    weight: 6,
    basePay: 55_000,
    seniorities: 'ladder',
    titles: list('Marketing Manager; Content Strategist; Growth Marketer; Brand Manager'),
    skills: list(
      'SEO; Content strategy; Google Analytics; Copywriting; Marketing automation; Paid search; Social media; Branding; Event planning; E-mail marketing; Market research; Budgeting',
    ),
    degrees: list('BA Marketing; BA Journalism; MA Communication'),
    certifications: list('Google Ads Search; HubSpot Inbound Marketing'),
    achievements: list(
      'Grew organic traffic by {p} % in a year with {n} well-researched articles; Cut the cost per lead by {p} %; Launched the brand in {n} countries with one team; Built a newsletter that {n} thousand people open; Organised a customer conference for {n} hundred guests',
    ),
    duties: list(
      'Plan and run campaigns from brief to result; Write for people who know the subject; Measure what matters and stop what does not work; Keep the brand recognisable everywhere',
    ),
    questions: list(
      'Which campaign are you proud of, and what did it cost?; How do you write for engineers?; What would you stop doing in your last job?; How do you measure a brand?',
    ),
  },
  {
    key: 'finance',
    domain: 'Finance & Accounting',
    weight: 8,
    basePay: 62_000,
    seniorities: 'ladder',
    titles: list('Financial Analyst; Accountant; Controller; Payroll Specialist'),
    skills: list(
      'Financial modelling; IFRS; US GAAP; Excel; SAP; Month-end close; Audit; Budgeting; Tax; NetSuite; Treasury; Variance analysis; Power BI',
    ),
    degrees: list('BSc Accounting; MSc Finance; BA Economics'),
    certifications: list('CPA; ACCA; CFA Level II; CIMA'),
    achievements: list(
      'Shortened the month-end close from nine days to {n}; Modelled three acquisitions worth {n} million dollars; Found {n} thousand dollars of duplicate payments in the first quarter; Led the move to {skill} for {n} entities; Prepared the audit with {p} % fewer open questions than the year before',
    ),
    duties: list(
      'Own the monthly close and its explanation; Build models that others can follow; Advise managers before they spend, not after; Prepare audits and filings on time',
    ),
    questions: list(
      'How do you find an error of one cent?; Explain deferred revenue to an engineer.; Tell me about a number you refused to sign.; What makes a model trustworthy?',
    ),
  },
  {
    key: 'nursing',
    domain: 'Healthcare',
    weight: 8,
    basePay: 66_000,
    seniorities: 'none',
    titles: list('Registered Nurse; Nurse Practitioner; Clinical Coordinator; Physiotherapist; Medical Laboratory Scientist'),
    skills: list(
      'Patient assessment; Acute care; Medication administration; Epic EHR; Triage; Wound care; Patient education; Infection control; BLS; ACLS; Care planning; Telehealth',
    ),
    degrees: list('BSc Nursing; MSc Nursing; Doctor of Physical Therapy; BSc Biomedical Science'),
    certifications: list('BLS; ACLS; CCRN; RN licence'),
    achievements: list(
      'Cared for up to {n} patients a shift on a surgical ward; Led the handover redesign that cut medication errors by {p} %; Trained {n} new nurses during their first six months; Introduced {skill} rounds, raising patient satisfaction by {p} %; Coordinated the ward’s response during two winters of flu',
    ),
    duties: list(
      'Assess, plan and deliver care for a group of patients; Work in a team of nurses, doctors and therapists; Teach patients and their families; Document carefully and on time',
    ),
    questions: list(
      'Tell me about a shift when everything happened at once.; How do you speak up when you disagree with a physician?; How do you prevent medication errors?; What keeps you in this profession?',
    ),
  },
  {
    key: 'operations',
    domain: 'Operations & Logistics',
    weight: 7,
    basePay: 54_000,
    seniorities: 'ladder',
    titles: list('Operations Manager; Supply Chain Analyst; Logistics Coordinator; Warehouse Supervisor'),
    skills: list(
      'Inventory control; SAP; Route planning; Vendor management; Lean; Customs; Demand planning; WMS; Safety; Team leadership; Excel; Procurement',
    ),
    degrees: list('BSc Supply Chain Management; BA Business Administration; BEng Industrial Engineering'),
    certifications: list('APICS CSCP; Lean Six Sigma Yellow Belt; Forklift instructor'),
    achievements: list(
      'Raised on-time delivery to 98 % across {n} routes; Reduced inventory by {p} % without a stock-out; Led {n} people through the move to a new warehouse; Renegotiated freight contracts, saving {p} % a year; Ran {n} months without a lost-time accident',
    ),
    duties: list(
      'Keep goods moving, safely and on time; Lead a shift team and its training; Find the bottleneck and widen it; Work with carriers, customs and sales',
    ),
    questions: list(
      'A ship is two weeks late. What do you do first?; How do you cut inventory safely?; Tell me about a conflict on your shift.; Which numbers do you look at each morning?',
    ),
  },
  {
    key: 'people',
    domain: 'Human Resources',
    weight: 5,
    basePay: 56_000,
    seniorities: 'ladder',
    titles: list('HR Business Partner; Talent Acquisition Partner; Payroll & Benefits Manager; Learning Specialist'),
    skills: list(
      'Employee relations; Workday; Interviewing; Labour law; Compensation; Onboarding; Coaching; Change management; HR analytics; Facilitation; Conflict resolution; Employer branding',
    ),
    degrees: list('BA Human Resources; MSc Organisational Psychology; LLB'),
    certifications: list('SHRM-CP; CIPD Level 7'),
    achievements: list(
      'Reduced time to hire by {p} % with structured interviews; Guided {n} managers through a reorganisation; Built an onboarding programme that kept {p} % more people past the first year; Negotiated a works agreement covering {n} hundred staff; Introduced {skill} and closed the pay gap in two grades',
    ),
    duties: list(
      'Advise managers on everything that concerns people; Run the yearly review of pay and growth; Handle difficult cases fairly; Improve how people join and how they leave',
    ),
    questions: list(
      'Tell me about a difficult conversation you led.; How do you keep interviews fair?; What would you measure in the first ninety days?; When did you say no to a manager?',
    ),
  },
];

export const DISCIPLINES: readonly Discipline[] = [...TECHNICAL, ...PROFESSIONAL];

export const SENIORITIES: readonly { level: string; prefix: string; years: readonly [number, number]; factor: number }[] = [
  { level: 'junior', prefix: 'Junior', years: [0, 2], factor: 1 },
  { level: 'mid', prefix: '', years: [3, 6], factor: 1.3 },
  { level: 'senior', prefix: 'Senior', years: [6, 12], factor: 1.65 },
  { level: 'lead', prefix: 'Lead', years: [9, 18], factor: 1.95 },
  { level: 'principal', prefix: 'Principal', years: [13, 28], factor: 2.3 },
];
