import { FileText } from 'lucide-react';
import { useState } from 'react';
import { formatDate, plural } from '../format.ts';
import { Chip } from '../kit/chip.tsx';
import { Select } from '../kit/select.tsx';
import { EmptyState } from '../kit/states.tsx';
import { useNow } from '../use-now.ts';
import type { Profile } from './profile-types.ts';

/** `domain-rules.md` 1.10: résumés a person may have. */
const MOST_RESUMES = 5;

/** The text of a résumé; the newest default one first. */
export function ResumeTab({ resumes }: { readonly resumes: Profile['resumes'] }) {
  const [chosen, setChosen] = useState<number | null>(null);
  const now = useNow();
  const resume = resumes.find((one) => one.id === chosen) ?? resumes.find((one) => one.isDefault) ?? resumes[0];
  if (resume === undefined) {
    return (
      <EmptyState icon={FileText} title="No résumé">
        None was uploaded with this person’s applications.
      </EmptyState>
    );
  }
  return (
    <div className="flex flex-col gap-3 py-5 pr-2.5 pl-5">
      <div className="flex items-center gap-2 text-meta text-ink-3">
        <FileText size={14} strokeWidth={1.6} aria-hidden className="shrink-0" />
        <span className="selectable truncate text-ink-2">{resume.filename}</span>
        <span className="shrink-0">· {formatDate(resume.uploadedAt, now)}</span>
        {resume.isDefault && <Chip>Default</Chip>}
        {resumes.length > 1 && (
          <span className="ml-auto">
            <Select
              label="Résumé"
              quiet
              value={String(resume.id)}
              options={resumes.map((one) => ({ value: String(one.id), label: one.name }))}
              onChange={(value) => setChosen(Number(value))}
            />
          </span>
        )}
      </div>
      {resumes.length >= MOST_RESUMES && (
        <p className="text-meta text-pretty text-ink-3">
          {plural(resumes.length, 'résumé')}: the platform keeps five at most. Before another can be uploaded there, one of these has to be removed.
        </p>
      )}
      {resume.text === null ? (
        <p className="text-ink-3">The text of this résumé is not on this laptop yet. It follows by itself.</p>
      ) : (
        <div className="selectable rounded-card border border-line bg-canvas px-5 py-4 leading-[1.6] whitespace-pre-wrap">{resume.text}</div>
      )}
    </div>
  );
}
