import { Briefcase } from 'lucide-react';
import type { AnswerOf } from '../../shared/queries/query.ts';
import type { QUERIES } from '../../shared/queries/registry.ts';
import { router } from '../app/router.ts';
import { openPalette } from '../app/window-state.ts';
import { classes } from '../kit/classes.ts';
import { Kbd } from '../kit/kbd.tsx';
import { Said } from '../text/said.tsx';
import { say } from '../text/say.ts';
import { Line, LineText, Section } from './section.tsx';

type Today = AnswerOf<typeof QUERIES.home>;

/** The jobs all of this is about. */
export function ActiveJobs({ list, isOwn }: { readonly list: Today['activeJobs']; readonly isOwn: boolean }) {
  return (
    <Section
      id="jobs"
      title={isOwn ? say('home.own-jobs') : say('home.jobs')}
      icon={Briefcase}
      hue="slate"
      total={list.total}
      shown={list.lines.length}
      onSeeAll={() => openPalette('jobs')}
      wayOn={say('app.find-job')}
      empty={<Said text="home.jobs-none" values={{ search: <Kbd keys="$mod+K" /> }} />}
    >
      {list.lines.map((job) => (
        <Line key={job.id} id={`job-${job.id}`} onOpen={() => router.navigate(`/pipeline/${job.id}`)}>
          <LineText title={job.title} detail={say('home.job-detail', { company: job.companyName, count: job.active })} />
          <span
            className={classes(
              'w-20 shrink-0 text-right text-meta tabular-nums',
              job.newThisWeek > 0 ? 'font-medium text-accent-text' : 'text-ink-3',
            )}
          >
            {job.newThisWeek > 0 ? say('home.job-new', { count: job.newThisWeek }) : '–'}
          </span>
        </Line>
      ))}
    </Section>
  );
}
