import { CalendarDays, Columns3, House, ListChecks, type LucideIcon, Megaphone, RefreshCw, Settings, SquareKanban, Users } from 'lucide-react';
import type { ComponentType } from 'react';
import { CampaignsView } from '../campaigns/campaigns-view.tsx';
import { CandidatesView } from '../candidates/candidates-view.tsx';
import { CompareView } from '../compare/compare-view.tsx';
import { HomeView } from '../home/home-view.tsx';
import { InterviewsView } from '../interviews/interviews-view.tsx';
import { PipelineView } from '../pipeline/pipeline-view.tsx';
import { ReviewView } from '../review/review-view.tsx';
import { SettingsView } from '../settings/settings-view.tsx';
import { SyncView } from '../sync/sync-view.tsx';

/** One screen of the app. */
export interface View {
  /** The first word of its routes. */
  readonly id: string;
  readonly title: string;
  readonly icon: LucideIcon;
  /** The letter after G that goes there. */
  readonly key: string;
  /** Where the sidebar shows it: the work, the foot, or nowhere: it is reached from others. */
  readonly place: 'work' | 'foot' | 'none';
  readonly component: ComponentType;
}

/** Every view there is, in the sidebar's order. The one place to add one. */
export const VIEWS: readonly View[] = [
  { id: 'home', title: 'Home', icon: House, key: 'h', place: 'work', component: HomeView },
  { id: 'pipeline', title: 'Pipeline', icon: SquareKanban, key: 'p', place: 'work', component: PipelineView },
  { id: 'candidates', title: 'Candidates', icon: Users, key: 'c', place: 'work', component: CandidatesView },
  { id: 'interviews', title: 'Interviews', icon: CalendarDays, key: 'i', place: 'work', component: InterviewsView },
  { id: 'campaigns', title: 'Campaigns', icon: Megaphone, key: 'm', place: 'work', component: CampaignsView },
  { id: 'review', title: 'Review', icon: ListChecks, key: 'o', place: 'none', component: ReviewView },
  { id: 'compare', title: 'Compare', icon: Columns3, key: 'x', place: 'none', component: CompareView },
  { id: 'sync', title: 'Changes', icon: RefreshCw, key: 'y', place: 'foot', component: SyncView },
  { id: 'settings', title: 'Settings', icon: Settings, key: 's', place: 'foot', component: SettingsView },
];
