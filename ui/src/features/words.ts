/** The words of the closed lists, as GLOSSARY.md has them. */
import type {
  ActionState, AdoptionStage, Audience, BarrierState, CapacityDomain, CapacityMeasure, CapacityStage, EventKind, Footing, GoalState, Initiative, Judge, Lead, Mark, Mode, Phase, Repeats, Standing,
  Status, Support, Team, Tier,
} from '$backend/tauri';
import type { IconName } from '$shared/icons';
import type { Segment } from '$shared/segment';
import type { ShapeName } from '$shared/shapes';

export interface Option<T> {
  value: T;
  word: string;
}

export const statuses: Segment<Status>[] = [
  { value: 'not_yet', word: 'Not yet', shape: 'ring' },
  { value: 'partly', word: 'Partly', shape: 'half' },
  { value: 'in_place', word: 'In place', shape: 'disc', look: 'full' },
  { value: 'not_now', word: 'Not now', shape: 'bars', look: 'aside', gap: true },
  { value: 'does_not_apply', word: 'Does not apply', shape: 'slash', look: 'aside' },
];

export function statusWord(status: Status | null): string {
  return statuses.find((known) => known.value === status)?.word ?? 'Not discussed';
}

export function statusShape(status: Status | null): ShapeName {
  return statuses.find((known) => known.value === status)?.shape ?? 'dot';
}

export const audiences: Segment<Audience>[] = [
  { value: 'region', word: 'Region', icon: 'page' },
  { value: 'team', word: 'Support team', icon: 'people', look: 'tm' },
  { value: 'mine', word: 'Mine', icon: 'hidden', look: 'pv' },
];

export const audienceReach: Record<Audience, string> = {
  region: 'Region, may print',
  team: 'Support team, never prints',
  mine: 'Mine, never leaves this holder’s laptops',
};

export const marks: Option<Mark>[] = [
  { value: 'strong', word: 'Strong' },
  { value: 'to_work_on', word: 'To work on' },
];

export const leads: Option<Lead>[] = [
  { value: 'isp', word: 'Support practitioner' },
  { value: 'together', word: 'Together' },
  { value: 'local', word: 'Local team' },
];

export const leadSegments: Segment<Lead>[] = [
  { value: 'isp', word: 'Practitioner' },
  { value: 'together', word: 'Together' },
  { value: 'local', word: 'Local team' },
];

export const barrierStates: Option<BarrierState>[] = [
  { value: 'open', word: 'Open' },
  { value: 'answered', word: 'Answered' },
  { value: 'lifted', word: 'Lifted' },
  { value: 'dropped', word: 'Dropped' },
];

export const eventKinds: Option<EventKind>[] = [
  { value: 'webinar', word: 'Webinar' },
  { value: 'office_hours', word: 'Office hours' },
  { value: 'learning_collaborative', word: 'Learning collaborative' },
  { value: 'other', word: 'Another event' },
];

export const repeats: Option<Repeats>[] = [
  { value: 'monthly', word: 'Every month' },
  { value: 'quarterly', word: 'Every quarter' },
  { value: 'half_yearly', word: 'Every six months' },
  { value: 'yearly', word: 'Every year' },
];

export const judges: Option<Judge>[] = [
  { value: 'team', word: 'The team' },
  { value: 'together', word: 'Together' },
  { value: 'alone', word: 'Practitioner alone' },
];

export const tiers: Option<Tier>[] = [
  { value: 'intensive', word: 'Intensive, broad-focused' },
  { value: 'brief', word: 'Brief, narrow-focused' },
  { value: 'universal', word: 'Universal' },
];

export const phases: Option<Phase>[] = [
  { value: 'start_up', word: 'Start-up' },
  { value: 'continuing', word: 'Continuing' },
];

/** Stages of an adopted intervention: four, and never those of a domain. */
export const adoptionStages: Segment<AdoptionStage>[] = [
  { value: 'exploration', word: 'Exploration' },
  { value: 'installation', word: 'Installation' },
  { value: 'initial', word: 'Initial' },
  { value: 'full', word: 'Full' },
];

export const capacityMeasures: Option<CapacityMeasure>[] = [
  { value: 'cca_tp', word: 'CCA-TP' },
  { value: 'ida_tp', word: 'IDA-TP' },
  { value: 'self_check', word: 'Trellis self-check' },
  { value: 'other', word: 'Another instrument' },
];

export const footings: Segment<Footing>[] = [
  { value: 'new', word: 'New to me' },
  { value: 'with_help', word: 'With help' },
  { value: 'on_my_own', word: 'On my own' },
  { value: 'help_others', word: 'I help others' },
];

export const teams: Option<Team>[] = [
  { value: 'cit', word: 'Community Implementation Team' },
  { value: 'clt', word: 'Community leadership team' },
  { value: 'coalition', word: 'Coalition' },
  { value: 'agency', word: 'Agency team' },
  { value: 'system_partner', word: 'System partner' },
  { value: 'support', word: 'Support team' },
];

export const modes: Option<Mode>[] = [
  { value: 'in_person', word: 'In person' },
  { value: 'video', word: 'Video' },
  { value: 'phone', word: 'Phone' },
  { value: 'email', word: 'E-mail' },
  { value: 'shared_document', word: 'Shared document' },
];

export const initiatives: Option<Initiative>[] = [
  { value: 'planned', word: 'Planned' },
  { value: 'offered', word: 'Offered' },
  { value: 'asked', word: 'Asked for' },
];

export const supports: Option<Support>[] = [
  { value: 'capacity', word: 'Capacity building' },
  { value: 'universal', word: 'Universal' },
];

export const goalStates: Option<GoalState>[] = [
  { value: 'active', word: 'Active' },
  { value: 'met', word: 'Met' },
  { value: 'paused', word: 'Put aside' },
  { value: 'dropped', word: 'Dropped' },
];

export const actionStates: Option<ActionState>[] = [
  { value: 'open', word: 'Open' },
  { value: 'done', word: 'Done' },
  { value: 'carried_over', word: 'Carried over' },
  { value: 'dropped', word: 'Dropped' },
];

export interface DomainWords {
  value: CapacityDomain;
  word: string;
  short: string;
  icon: IconName;
}

export const domains: DomainWords[] = [
  { value: 'CC', word: 'Co-creation partners', short: 'Co-creation', icon: 'cc' },
  { value: 'LT', word: 'Leadership and teams', short: 'Leadership', icon: 'lt' },
  { value: 'WD', word: 'Workforce development systems', short: 'Workforce', icon: 'wd' },
  { value: 'QM', word: 'Quality and outcome monitoring systems', short: 'Quality', icon: 'qm' },
  { value: 'MN', word: 'Media and networking systems', short: 'Media', icon: 'mn' },
];

export const stages: { value: CapacityStage; word: string; short: string }[] = [
  { value: 'EX', word: 'Assessment, exploration and readiness', short: 'Assessment' },
  { value: 'IN', word: 'Installation', short: 'Installation' },
  { value: 'II', word: 'Initial implementation', short: 'Initial' },
];

export function domainWord(domain: CapacityDomain | null): string {
  return domains.find((known) => known.value === domain)?.word ?? '';
}

export const standingShape: Record<Standing, ShapeName> = {
  done: 'check',
  coming_up: 'diamond',
  late: 'diamond-full',
  not_expected: 'slash',
};

export const standingWord: Record<Standing, string> = {
  done: 'Done',
  coming_up: 'Coming up',
  late: 'Late',
  not_expected: 'Not expected',
};

export function word<T>(options: Option<T>[], value: T | null): string {
  return options.find((option) => option.value === value)?.word ?? '';
}

/** “Nov 19, 2026” */
export function shortDate(date: string | null): string {
  if (!date) return '';
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
  return `${months[month - 1] ?? ''} ${day}, ${year}`;
}

/** What a number field holds: nothing, or whole minutes or people. */
export function wholeNumber(text: string): number | null {
  return /^\d+$/.test(text.trim()) ? Number(text.trim()) : null;
}
