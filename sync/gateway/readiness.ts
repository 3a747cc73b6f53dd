import { AppError } from '../../shared/errors.ts';
import { refusal } from './refusals.ts';

/** Whether the index of the database is there, and how far it is. */
export interface Readiness {
  /** null when ready, else 0-100. */
  indexing(): number | null;
  /** Sets the progress; null says it is done. */
  set(percent: number | null): void;
  /** Says that it cannot be, and why, until something else is set. */
  refuse(reason: AppError): void;
  /** @throws AppError `gateway.indexing` with the percentage while the index is being built, or why it is not */
  require(): void;
}

/** Starts as not ready. */
export function createReadiness(): Readiness {
  let percent: number | null = 0;
  let refused: AppError | null = null;
  return {
    indexing: () => percent,
    refuse: (reason) => {
      refused = reason;
    },
    set: (value) => {
      refused = null;
      percent = value === null ? null : Math.max(0, Math.min(100, Math.floor(value)));
    },
    require: () => {
      if (refused !== null) throw new AppError(refused.body);
      if (percent === null) return;
      throw refusal(
        'unavailable',
        'gateway.indexing',
        `The gateway is getting to know the company database: ${percent} % done. It goes on by itself.`,
        2,
      );
    },
  };
}
