import { classes } from '../kit/classes.ts';
import { say } from '../text/say.ts';

export interface Company {
  readonly id: number;
  readonly name: string;
}

interface CompanyChoiceProps {
  readonly companies: readonly Company[];
  readonly chosen: number | null;
  readonly onChoose: (companyId: number) => void;
}

/** Which company an administrator of the platform works in on this laptop. The choice is written to that company's audit. */
export function CompanyChoice({ companies, chosen, onChoose }: CompanyChoiceProps) {
  return (
    <fieldset className="flex flex-col gap-1.5">
      <legend className="mb-1.5 font-medium text-ink-2">{say('session.company')}</legend>
      <div className="flex max-h-44 flex-col gap-1 overflow-y-auto">
        {companies.map(({ id, name }, index) => (
          <label
            key={id}
            className={classes(
              'flex h-8 cursor-pointer items-center gap-2 rounded-control border px-2.5',
              chosen === id ? 'border-accent bg-accent-soft' : 'border-line-control hover:bg-hover',
            )}
          >
            <input
              type="radio"
              name="company"
              className="accent-(--color-accent)"
              autoFocus={index === 0}
              checked={chosen === id}
              onChange={() => onChoose(id)}
            />
            <span className="truncate">{name}</span>
          </label>
        ))}
      </div>
      <p className="text-meta text-ink-3">{say('session.company-hint')}</p>
    </fieldset>
  );
}
