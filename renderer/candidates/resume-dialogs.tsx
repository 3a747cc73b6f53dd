import { useState } from 'react';
import { renameResume } from '../../shared/mutators/resumes.ts';
import { isolated } from '../bidi.ts';
import { Button } from '../kit/button.tsx';
import { Dialog } from '../kit/dialog.tsx';
import { TextField } from '../kit/field.tsx';
import { say } from '../text/say.ts';
import type { Resume } from './profile-types.ts';
import { remove, rename } from './resume-actions.ts';

interface ResumeDialogProps {
  readonly resume: Resume;
  readonly onClose: () => void;
}

/** Asks for another name. */
export function RenameResume({ resume, onClose }: ResumeDialogProps) {
  const [name, setName] = useState(resume.name);
  const problem = renameResume.input.safeParse({ resumeId: resume.id, base: resume.name, value: name }).error?.issues[0]?.message;
  const save = (): void => {
    if (problem !== undefined) return;
    onClose();
    if (name.trim() !== resume.name) void rename(resume, name.trim());
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={say('candidates.resume-rename-title')}
      actions={
        <>
          <Button size="form" onClick={onClose}>
            {say('kit.cancel')}
          </Button>
          <Button size="form" look="primary" disabled={problem !== undefined} onClick={save}>
            {say('candidates.resume-rename')}
          </Button>
        </>
      }
    >
      <TextField
        label={say('candidates.resume-name')}
        value={name}
        error={problem}
        onChange={(event) => setName(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          // The focus goes back to the menu's button, which must not take the same key for a click.
          event.preventDefault();
          save();
        }}
      />
    </Dialog>
  );
}

/** Asks before a résumé goes whose file cannot be put back from here. */
export function RemoveResume({ resume, onClose }: ResumeDialogProps) {
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={say('candidates.resume-remove-title', { name: isolated(resume.name) })}
      description={say('candidates.resume-remove-description')}
      actions={
        <>
          <Button size="form" onClick={onClose}>
            {say('candidates.resume-keep')}
          </Button>
          <Button
            size="form"
            look="danger"
            onClick={() => {
              onClose();
              void remove(resume);
            }}
          >
            {say('candidates.resume-remove-submit')}
          </Button>
        </>
      }
    />
  );
}
