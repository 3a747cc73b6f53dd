import { Briefcase } from 'lucide-react';
import { useState } from 'react';
import { QUERIES } from '../../shared/queries/registry.ts';
import { useQuery } from '../data/use-query.ts';
import { Button } from '../kit/button.tsx';
import { SearchField } from '../kit/field.tsx';
import { Popover } from '../kit/popover.tsx';
import { say } from '../text/say.ts';
import { putForward } from './add-candidate.ts';

const SHOWN = 30;

interface JobListProps {
  readonly candidateId: number;
  readonly applied: ReadonlySet<number>;
  readonly onDone: () => void;
}

function JobList({ candidateId, applied, onDone }: JobListProps) {
  const [search, setSearch] = useState('');
  const jobs = useQuery(QUERIES.listJobs, { search, status: 'active', offset: 0, limit: SHOWN }).value?.jobs ?? [];
  return (
    <>
      <div className="p-2">
        <SearchField label={say('candidates.job-find')} value={search} onChange={setSearch} />
      </div>
      <ul aria-label={say('candidates.jobs-open')} className="min-h-0 overflow-y-auto px-1 pb-1">
        {jobs.map((job) => (
          <li key={job.id}>
            <button
              type="button"
              disabled={applied.has(job.id)}
              onClick={() => {
                onDone();
                void putForward(candidateId, job.id, job.title);
              }}
              className="flex w-full items-baseline gap-2 rounded-[5px] px-2 py-1.5 text-left hover:bg-hover disabled:opacity-55"
            >
              <span className="min-w-0 flex-1 truncate">{job.title}</span>
              <span className="max-w-40 truncate text-meta text-ink-3">
                {applied.has(job.id) ? say('candidates.job-applied') : (job.customerName ?? job.companyName)}
              </span>
            </button>
          </li>
        ))}
        {jobs.length === 0 && <li className="px-2 py-2 text-ink-3">{say('candidates.job-none')}</li>}
      </ul>
    </>
  );
}

/** Puts a person forward for one of the open jobs. */
export function AddToJob({ candidateId, applied }: Pick<JobListProps, 'candidateId' | 'applied'>) {
  const [open, setOpen] = useState(false);
  return (
    <Popover
      label={say('candidates.add-to-job-dialog')}
      open={open}
      onOpenChange={setOpen}
      className="!max-h-80 w-80"
      trigger={
        <Button icon={Briefcase} className="self-start">
          {say('candidates.add-to-job')}
        </Button>
      }
    >
      <JobList candidateId={candidateId} applied={applied} onDone={() => setOpen(false)} />
    </Popover>
  );
}
