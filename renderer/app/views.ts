import { CalendarDays, Columns3, House, ListChecks, type LucideIcon, Megaphone, RefreshCw, Settings, SquareKanban, Users } from 'lucide-react';
import type { ComponentType } from 'react';
import { CampaignPanel } from '../campaigns/campaign-panel.tsx';
import { CampaignsView } from '../campaigns/campaigns-view.tsx';
import { CandidatesView } from '../candidates/candidates-view.tsx';
import { CompareView } from '../compare/compare-view.tsx';
import { HomeView } from '../home/home-view.tsx';
import { InterviewsView } from '../interviews/interviews-view.tsx';
import { PipelineView } from '../pipeline/pipeline-view.tsx';
import { ReviewView } from '../review/review-view.tsx';
import { useIsPanelist } from '../session/role.ts';
import { SettingsView } from '../settings/settings-view.tsx';
import { SyncView } from '../sync/sync-view.tsx';
import type { TextKey } from '../text/catalogue.ts';

/** One screen of the app. */
export interface View {
  /** The first word of its routes. */
  readonly id: string;
  readonly title: TextKey;
  readonly icon: LucideIcon;
  /** The letter after G that goes there. */
  readonly key: string;
  /** Where the sidebar shows it: the work, the foot, or nowhere: it is reached from others. */
  readonly place: 'work' | 'foot' | 'none';
  readonly component: ComponentType;
  /** Also for who is only on interview panels. */
  readonly forPanelists?: true;
  /** What stands beside it when its route names something of its own. */
  readonly details?: ComponentType<{ readonly subject: number }>;
}

/** Every view there is, in the sidebar's order. The one place to add one. */
export const VIEWS: readonly View[] = [
  { id: 'home', title: 'app.view.home', icon: House, key: 'h', place: 'work', component: HomeView, forPanelists: true },
  { id: 'pipeline', title: 'app.view.pipeline', icon: SquareKanban, key: 'p', place: 'work', component: PipelineView },
  { id: 'candidates', title: 'app.view.candidates', icon: Users, key: 'c', place: 'work', component: CandidatesView },
  { id: 'interviews', title: 'app.view.interviews', icon: CalendarDays, key: 'i', place: 'work', component: InterviewsView, forPanelists: true },
  { id: 'campaigns', title: 'app.view.campaigns', icon: Megaphone, key: 'm', place: 'work', component: CampaignsView, details: CampaignPanel },
  { id: 'review', title: 'app.view.review', icon: ListChecks, key: 'o', place: 'none', component: ReviewView },
  { id: 'compare', title: 'app.view.compare', icon: Columns3, key: 'x', place: 'none', component: CompareView },
  { id: 'sync', title: 'app.view.sync', icon: RefreshCw, key: 'y', place: 'foot', component: SyncView, forPanelists: true },
  { id: 'settings', title: 'app.view.settings', icon: Settings, key: 's', place: 'foot', component: SettingsView, forPanelists: true },
];

const PANELISTS_VIEWS = VIEWS.filter((view) => view.forPanelists === true);

/** The views that are for the reader. */
export function useViews(): readonly View[] {
  return useIsPanelist() ? PANELISTS_VIEWS : VIEWS;
}
