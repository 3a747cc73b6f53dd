import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import { Monitor, Moon, Sun, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { QUERIES } from '../../shared/queries/registry.ts';
import type { Role } from '../../shared/mutators/mutator.ts';
import { vaultState } from '../../shared/queries/vault.ts';
import type { Settings } from '../../shared/queries/session.ts';
import { ViewFrame } from '../app/view-frame.tsx';
import { useQuery } from '../data/use-query.ts';
import { StuckSettings } from '../pipeline/stuck-settings.tsx';
import { formatBytes } from '../format.ts';
import { Avatar } from '../kit/avatar.tsx';
import { Button } from '../kit/button.tsx';
import { Switch } from '../kit/checkbox.tsx';
import { classes } from '../kit/classes.ts';
import { Icon } from '../kit/icon.tsx';
import type { TextKey } from '../text/catalogue.ts';
import { useIsPanelist } from '../session/role.ts';
import { say } from '../text/say.ts';
import { useScrollMemory } from '../view-memory.ts';
import { ChangePassphrase } from './change-passphrase.tsx';
import { ClockChoice, FormatExample, LocaleChoice } from './formats.tsx';
import { saveSettings } from './save-settings.ts';
import { requestSignOut } from './sign-out.tsx';

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="flex flex-col gap-2">
      <h2 className="font-semibold">{title}</h2>
      <div className="divide-y divide-line overflow-hidden rounded-card border border-line bg-surface">{children}</div>
    </section>
  );
}

function Row({ label, detail, children }: { readonly label: string; readonly detail?: string; readonly children: ReactNode }) {
  return (
    <div className="flex min-h-12 flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 py-2.5">
      <div className={detail === undefined ? 'min-w-0' : 'min-w-0 flex-1 basis-60'}>
        <p>{label}</p>
        {detail !== undefined && <p className="text-meta text-pretty text-ink-3">{detail}</p>}
      </div>
      <div className="selectable min-w-0 text-ink-2">{children}</div>
    </div>
  );
}

/** Nothing is stuck for who is only on interview panels: no stage is theirs to know. */
function StuckSection() {
  if (useIsPanelist()) return null;
  return (
    <Section title={say('settings.stuck')}>
      <StuckSettings />
    </Section>
  );
}

const ROLES: Record<Role, TextKey> = {
  admin: 'settings.role.admin',
  company_admin: 'settings.role.company-admin',
  recruiter: 'settings.role.recruiter',
  panelist: 'settings.role.panelist',
};

const THEMES: readonly { readonly value: 'system' | 'light' | 'dark'; readonly label: TextKey; readonly icon: LucideIcon }[] = [
  { value: 'system', label: 'settings.theme-system', icon: Monitor },
  { value: 'light', label: 'settings.theme-light', icon: Sun },
  { value: 'dark', label: 'settings.theme-dark', icon: Moon },
];

function ThemeChoice({ value }: { readonly value: Settings['theme'] }) {
  return (
    <RadioGroup aria-label={say('settings.theme')} value={value} onValueChange={(theme) => saveSettings({ theme })} className="flex flex-wrap gap-1">
      {THEMES.map((theme) => (
        <Radio.Root
          key={theme.value}
          value={theme.value}
          aria-label={say(theme.label)}
          className={classes(
            'inline-flex h-8 items-center gap-2 rounded-control border px-3 transition-colors duration-80',
            theme.value === value ? 'border-accent-line bg-accent-soft font-medium text-accent-text' : 'border-line-strong text-ink-2 hover:bg-hover',
          )}
        >
          <Icon icon={theme.icon} size={15} />
          {say(theme.label)}
        </Radio.Root>
      ))}
    </RadioGroup>
  );
}

/** How the app looks, and how it writes dates and numbers. */
function Looks({ settings }: { readonly settings: Settings }) {
  return (
    <>
      <Section title={say('settings.appearance')}>
        <Row label={say('settings.theme')}>
          <ThemeChoice value={settings.theme} />
        </Row>
      </Section>
      <Section title={say('settings.dates-and-numbers')}>
        <Row label={say('settings.region')} detail={say('settings.region-detail')}>
          <LocaleChoice value={settings.locale} />
        </Row>
        <Row label={say('settings.clock')}>
          <ClockChoice value={settings.clock} />
        </Row>
        <Row label={say('settings.looks-like')}>
          <FormatExample />
        </Row>
      </Section>
    </>
  );
}

function Notifications({ settings }: { readonly settings: Settings | undefined }) {
  const canNotify = window.hotgigs?.canNotify !== false;
  return (
    <Section title={say('settings.notifications')}>
      <Row label={say('settings.notify')} detail={say(canNotify ? 'settings.notify-detail' : 'settings.notify-missing')}>
        {settings !== undefined && (
          <Switch label={say('settings.notify')} checked={settings.notifications} onChange={(notifications) => saveSettings({ notifications })} />
        )}
      </Row>
    </Section>
  );
}

/** Preferences, the account, and what this laptop holds. */
export function SettingsView() {
  const settings = useQuery(QUERIES.settingsQuery, {}).value;
  const session = useQuery(QUERIES.sessionState, {}).value;
  const scroller = useScrollMemory('settings');
  const byPassphrase = useQuery(vaultState, {}).value?.byPassphrase === true;
  return (
    <ViewFrame title={say('app.view.settings')}>
      <div ref={scroller} className="h-full overflow-y-auto">
        <div className="mx-auto flex max-w-[680px] flex-col gap-7 px-6 py-7">
          {settings !== undefined && <Looks settings={settings} />}
          <Notifications settings={settings} />
          <StuckSection />
          {session?.account != null && (
            <Section title={say('settings.account')}>
              <div className="flex items-center gap-3 px-4 py-3.5">
                <Avatar id={session.account.userId} name={session.account.name} size={36} />
                <div className="selectable min-w-0 flex-1">
                  <p className="font-medium">{session.account.name}</p>
                  <p className="text-meta text-ink-3">{session.account.email}</p>
                </div>
                <Button onClick={requestSignOut}>{say('settings.sign-out')}</Button>
              </div>
              <Row label={say('settings.company')}>{session.account.companyName ?? '–'}</Row>
              <Row label={say('settings.role')}>{say(ROLES[session.account.role])}</Row>
              <Row label={say('settings.workspace-address')}>{session.gatewayUrl ?? '–'}</Row>
            </Section>
          )}
          {session?.device != null && (
            <Section title={say('settings.device')}>
              <Row label={say('settings.device-name')}>{session.device.name}</Row>
              <Row label={say('settings.device-number')} detail={say('settings.device-number-detail')}>
                {session.device.clientId ?? say('settings.not-registered')}
              </Row>
              <Row label={say('settings.copy')} detail={say('settings.copy-detail')}>
                {formatBytes(session.device.mirrorBytes)}
              </Row>
              <Row label={say('settings.protected-by')} detail={say('settings.protected-by-detail')}>
                <span className="flex items-center gap-3">
                  {session.device.keyStore}
                  {byPassphrase && <ChangePassphrase />}
                </span>
              </Row>
              <Row label={say('settings.app-version')}>{window.hotgigs?.appVersion ?? say('settings.development')}</Row>
            </Section>
          )}
        </div>
      </div>
    </ViewFrame>
  );
}
