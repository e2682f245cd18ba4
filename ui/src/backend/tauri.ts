/** The one way to the core. Nothing else imports the generated bindings. */
import { commands, events } from './bindings';

// What comes from the core is complete; what goes to it may leave things out.
export type {
  BundlePlan,
  BundlePreview,
  CardLook_Serialize as CardLook,
  CardView_Serialize as CardView,
  FolderSynced,
  FolderView_Serialize as FolderView,
  ImportCard,
  MissingView_Serialize as MissingView,
  NewBundle_Deserialize as NewBundle,
  PreviewLine,
  ChartTableView,
  SideChart,
  TimelineKind,
  ChartView,
  FileSource,
  FileCard_Serialize as FileCard,
  FileLook_Serialize as FileLook,
  RoomFile,
  DeletedFile,
  AssessmentsView_Serialize as AssessmentsView,
  AgencyChoice,
  AssessmentPart,
  AssessmentResults_Serialize as AssessmentResults,
  AssessmentRoom_Serialize as AssessmentRoom,
  IndexCard_Serialize as IndexCard,
  ItemResult_Serialize as ItemResult,
  ResultRow_Serialize as ResultRow,
  TableItem_Serialize as ItemOnTable,
  DueDateCard_Serialize as DueDateCard,
  EditDueDate_Deserialize as EditDueDate,
  EditEvent_Deserialize as EditEvent,
  EventCard_Serialize as EventCard,
  EventKind,
  Newcomer_Serialize as Newcomer,
  Repeats,
  TodayInRoom_Serialize as TodayInRoom,
  VacantSeat_Serialize as VacantSeat,
  Extent,
  ParticipantsView,
  Span,
  UseSince,
  ContactLineView_Serialize as ContactLineView,
  KnownLog_Serialize as KnownLog,
  LogColumnView_Serialize as LogColumnView,
  LogCounts,
  LogImported,
  LogMapping_Serialize as LogMapping,
  LogPreview_Serialize as LogPreview,
  LogRowNote,
  TablesWritten,
  ComponentUse,
  ContactNotice,
  ContactView_Serialize as ContactView,
  PractitionerCard,
  TwinPair_Serialize as TwinPair,
  SupportRecord_Serialize as SupportRecord,
  OnboardingView_Serialize as OnboardingView,
  OnboardingStep_Serialize as OnboardingStep,
  HandoverCard_Serialize as HandoverCard,
  BarrierState,
  MonthDose_Serialize as MonthDose,
  ActivityDose,
  DoseView_Serialize as DoseView,
  Minimum,
  TrendLine_Serialize as TrendLine,
  SinceView,
  ReturnedSheet,
  AgencyCard_Serialize as AgencyCard,
  QuarterView_Serialize as QuarterView,
  SeatNotice,
  SpellView_Serialize as SpellView,
  AdoptionStage,
  AdoptionStageView,
  CapacityMeasure,
  ChapterCard_Serialize as ChapterCard,
  ChapterGroup,
  ChapterView_Serialize as ChapterView,
  ComponentView,
  EarlierItem_Serialize as EarlierItem,
  EditPivot_Deserialize as EditPivot,
  EditProgram_Deserialize as EditProgram,
  EditReview_Deserialize as EditReview,
  FinderView,
  Footing,
  FoundGroup_Serialize as FoundGroup,
  Found_Serialize as Found,
  GuideTable,
  Level,
  LevelView,
  LineView,
  ListView,
  NewOwnItem_Deserialize as NewOwnItem,
  NewPivot_Deserialize as NewPivot,
  NewReason_Deserialize as NewReason,
  NewerWords,
  PackCard_Serialize as PackCard,
  PackChange,
  PackPreview_Serialize as PackPreview,
  Part,
  Piece,
  PivotAid,
  PivotCard_Serialize as PivotCard,
  ProgramCard_Serialize as ProgramCard,
  ProgramsView_Serialize as ProgramsView,
  Purpose,
  ResourceView_Serialize as ResourceView,
  ReviewAnswer_Serialize as ReviewAnswer,
  ReviewEntry_Serialize as ReviewEntry,
  ReviewGroup_Serialize as ReviewGroup,
  ReviewView_Serialize as ReviewView,
  SectionView,
  SourceView_Serialize as SourceView,
  StageView,
  StatementForm,
  StatementView,
  TierView,
  WhatChanged,
  ActionState,
  Audience,
  CapacityDomain,
  CapacityStage,
  Changed,
  DraftText,
  DocumentChoices_Serialize as DocumentChoices,
  DocumentKind,
  DocumentQuery_Deserialize as DocumentQuery,
  DueCell,
  DueRow,
  EditPractitioner,
  Exported,
  Form,
  GoalState,
  Initiative,
  Judge,
  Lead,
  LeansOn,
  LineState,
  MapCell,
  MapRow,
  Mark,
  Mode,
  Phase,
  Place,
  PlanLine,
  PlanProse,
  PlanSection,
  RegionLink,
  Saved,
  Standing,
  Status,
  Support,
  Team,
  Tier,
  Undone,
  Verified_Serialize as Verified,
  VisitPhase,
  ActionCard_Serialize as ActionCard,
  AgendaLine_Serialize as AgendaLine,
  AgendaSuggestion_Serialize as AgendaSuggestion,
  CellView_Serialize as CellView,
  ComponentMinutes_Serialize as ComponentMinutes,
  ContactCard_Serialize as ContactCard,
  Frame_Serialize as Frame,
  GoalCard_Serialize as GoalCard,
  ActionBoard_Serialize as ActionBoard,
  CycleCard_Serialize as CycleCard,
  CycleNext,
  CycleStep,
  Hit_Serialize as Hit,
  ItemView_Serialize as ItemView,
  Mirrored_Serialize as Mirrored,
  NoteCard_Serialize as NoteCard,
  PlanCard_Serialize as PlanCard,
  PlanView_Serialize as PlanView,
  RegionCard_Serialize as RegionCard,
  RegionEarlier_Serialize as RegionEarlier,
  RegionProfile_Serialize as RegionProfile,
  SeatCard_Serialize as SeatCard,
  TierCard_Serialize as TierCard,
  Today_Serialize as Today,
  VisitCard_Serialize as VisitCard,
  VisitFacts_Serialize as VisitFacts,
  VisitPreparation_Serialize as VisitPreparation,
  VisitRoom_Serialize as VisitRoom,
  VisitWrapUp_Serialize as VisitWrapUp,
  EditAction_Deserialize as EditAction,
  EditAnswer_Deserialize as EditAnswer,
  EditGoal_Deserialize as EditGoal,
  EditLine_Deserialize as EditLine,
  EditPlan_Deserialize as EditPlan,
  EditRegion_Deserialize as EditRegion,
  EditSeat_Deserialize as EditSeat,
  EditStage_Deserialize as EditStage,
  EditVisit_Deserialize as EditVisit,
  NewContact_Deserialize as NewContact,
  NewGoal_Deserialize as NewGoal,
  NewLine_Deserialize as NewLine,
  NewNote_Deserialize as NewNote,
  NewRegion_Deserialize as NewRegion,
  NewSeat_Deserialize as NewSeat,
  NewTier_Deserialize as NewTier,
  NewVisit_Deserialize as NewVisit,
} from './bindings';

/** What happened, and what to do about it. */
export interface Failure {
  code: string | null;
  what: string;
  remedy: string;
  details: string;
}

type Answer<R> = R extends Promise<infer A> ? Extract<A, { status: 'ok' }> extends { data: infer D } ? D : A : never;

/** Every command as a function that gives the answer, or throws a {@link Failure}. */
export type Core = {
  [K in keyof typeof commands]: (
    ...args: Parameters<(typeof commands)[K]>
  ) => Promise<Answer<ReturnType<(typeof commands)[K]>>>;
};

type Command = (...args: unknown[]) => Promise<{ status: 'ok'; data: unknown } | { status: 'error'; error: Failure }>;

function asking(command: Command): (...args: unknown[]) => Promise<unknown> {
  return async (...args) => {
    const answer = await command(...args).catch((thrown: unknown) => {
      throw asFailure(thrown);
    });
    if (answer.status === 'error') throw answer.error;
    return answer.data;
  };
}

/** The core, as the screens see it. */
export const core = Object.fromEntries(
  Object.entries(commands).map(([name, command]) => [name, asking(command as unknown as Command)]),
) as unknown as Core;

/** Calls back with the nouns that changed. */
export function onChanged(call: (kinds: string[]) => void): void {
  void events.changed.listen((event) => call(event.payload.kinds));
}

/** Whatever was thrown, as something a person can read. */
export function asFailure(thrown: unknown): Failure {
  if (typeof thrown === 'object' && thrown !== null && 'what' in thrown) return thrown as Failure;
  return {
    code: null,
    what: 'Something unexpected happened, and this step was not done',
    remedy: 'What was saved before is safe. Try again; if it stays so, close Trellis and open it again.',
    details: thrown instanceof Error ? thrown.message : String(thrown),
  };
}
