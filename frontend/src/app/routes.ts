/** Every page and its address; each feature is loaded when it is first opened. */

import type { QueryClient } from "@tanstack/react-query";
import { createRootRouteWithContext, createRoute, lazyRouteComponent, Outlet, redirect } from "@tanstack/react-router";

import { NotFoundPage } from "./pages/NotFoundPage";
import { UnexpectedPage } from "./pages/UnexpectedPage";
import { startSession } from "./session/start";
import { AppShell } from "./shell/AppShell";

declare module "@tanstack/react-router" {
  interface HistoryState {
    /** What was typed in a search: never in the URL, because it is a name. */
    searchTerm?: string;
  }
}

type Search = Record<string, string | undefined>;

const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  component: AppShell,
  notFoundComponent: NotFoundPage,
  errorComponent: UnexpectedPage,
  validateSearch: (search): Search => search as Search,
});

const signedIn = createRoute({
  getParentRoute: () => root,
  id: "signed-in",
  component: Outlet,
  notFoundComponent: NotFoundPage,
  beforeLoad: async ({ context, location }) => {
    const me = await startSession(context.queryClient);
    if (me === null) throw redirect({ to: "/connexion", search: { retour: location.href } });
    if (location.pathname === "/" && me.home !== "/") throw redirect({ href: me.home });
  },
});

/** Not typed by its pages: they use the router's types, which are made from these routes. */
type Load = () => Promise<unknown>;

/** A page anybody may open. */
function open<Path extends string>(path: Path, load: Load, name: string) {
  return createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(load as never, name as never) });
}

/** A page for who is signed in. */
function page<Path extends string>(path: Path, load: Load, name: string) {
  return createRoute({ getParentRoute: () => signedIn, path, component: lazyRouteComponent(load as never, name as never) });
}

const accounts = () => import("@/features/accounts/pages");
const information = () => import("@/features/information/pages");
const rollCalls = () => import("@/features/roll_calls/pages");
const absences = () => import("@/features/absences/pages");
const students = () => import("@/features/students/pages");
const cases = () => import("@/features/attendance_cases/pages");
const department = () => import("@/features/department/pages");
const letterheads = () => import("@/features/letterheads/pages");
const orientation = () => import("@/features/orientation/pages");
const departures = () => import("@/features/departures/pages");
const imports = () => import("@/features/imports/pages");
const schools = () => import("@/features/schools/pages");
const rules = () => import("@/features/rules/pages");
const prevention = () => import("@/features/prevention/pages");
const meetings = () => import("@/features/meetings/pages");
const tasks = () => import("@/features/tasks/pages");
const supportPlans = () => import("@/features/support_plans/pages");
const indicators = () => import("@/features/indicators/pages");
const siei = () => import("@/features/siei/pages");
const sieiReview = () => import("@/features/siei/review/pages");
const sieiLists = () => import("@/features/siei/lists/pages");
const followUps = () => import("@/features/follow_ups/pages");
const trainingContracts = () => import("@/features/training_contracts/pages");
const publicRequests = () => import("@/features/public_requests/pages");
const operations = () => import("@/features/operations/pages");
const partners = () => import("@/features/partners/pages");
const work = () => import("@/features/work/pages");

const publicPages = [
  open("/connexion", () => import("@/features/accounts/pages/SignInPage"), "SignInPage"),
  open("/connexion/code", accounts, "CodePage"),
  open("/invitation", accounts, "InvitationPage"),
  open("/mot-de-passe", accounts, "PasswordPage"),
  open("/signature", () => import("@/features/support_plans/pages/SignaturePage"), "SignaturePage"),
  open("/entretien", () => import("@/features/follow_ups/pages/SynthesisLinkPage"), "SynthesisLinkPage"),
  open("/contrat", () => import("@/features/training_contracts/pages/ContractLinkPage"), "ContractLinkPage"),
  open("/reprendre-une-formation", publicRequests, "ResumePage"),
  open("/reprendre-une-formation/places", publicRequests, "PlacesNearbyPage"),
  open("/reprendre-une-formation/parcours", publicRequests, "SixStepsPage"),
  open("/plan-du-site", information, "SiteMapPage"),
  open("/accessibilite", information, "AccessibilityPage"),
  open("/donnees-personnelles", information, "PersonalDataPage"),
  open("/base-legale", rules, "LegalBasesPage"),
  open("/simulateur", rules, "SimulatorPage"),
];

const signedInPages = [
  page("/", work, "HomePage"),
  page("/mon-compte", accounts, "MyAccountPage"),
  page("/appels", rollCalls, "RollCallsPage"),
  page("/appels/$classId/$date/$period", rollCalls, "RollCallPage"),
  page("/absences", absences, "AbsencesPage"),
  page("/absences/nouvelle", absences, "NewAbsencePage"),
  page("/absences/$absenceId", absences, "AbsencePage"),
  page("/seuils", absences, "AlertsPage"),
  page("/eleves", students, "StudentsPage"),
  page("/eleves/nouveau", students, "NewStudentPage"),
  page("/eleves/$studentId", students, "StudentPage"),
  page("/eleves/$studentId/orientation", orientation, "StudentOrientationPage"),
  page("/eleves/$studentId/orientation/$step", orientation, "OrientationStepPage"),
  page("/eleves/$studentId/$section", students, "StudentPage"),
  page("/eleves/$studentId/responsables/$guardianId", students, "GuardianPage"),
  page("/dossiers", cases, "CasesPage"),
  page("/dossiers/$caseId", cases, "CasePage"),
  page("/dossiers/$caseId/$section", cases, "CasePage"),
  page("/dossiers/$caseId/actes/$transition", cases, "ActPage"),
  page("/documents/$documentId", cases, "DocumentPage"),
  page("/signaler", prevention, "SignalPage"),
  page("/suites-donnees", prevention, "OwnSignalsPage"),
  page("/prevention", prevention, "WeekPage"),
  page("/prevention/inquietudes", prevention, "SignalsPage"),
  page("/prevention/regles", prevention, "RulesPage"),
  page("/prevention/bilan", prevention, "ReportPage"),
  page("/reunions", meetings, "MeetingsPage"),
  page("/reunions/$meetingId", meetings, "MeetingPage"),
  page("/reunions/$meetingId/seance", meetings, "MeetingSessionPage"),
  page("/accompagnements", supportPlans, "PlansPage"),
  page("/accompagnements/catalogue", supportPlans, "CataloguePage"),
  page("/accompagnements/avant-apres", supportPlans, "MeasuresPage"),
  page("/accompagnements/nouveau", supportPlans, "NewPlanPage"),
  page("/accompagnements/$planId", supportPlans, "PlanPage"),
  page("/taches", tasks, "TasksPage"),
  page("/orientation", orientation, "OrientationPage"),
  page("/orientation/annee", orientation, "OrientationYearPage"),
  page("/sorties", departures, "DeparturesPage"),
  page("/sorties/nouvelle", departures, "NewDeparturePage"),
  page("/sorties/$departureId", departures, "DeparturePage"),
  page("/sorties/$departureId/actes/$step", departures, "DepartureActPage"),
  page("/transmis", departures, "HandoversPage"),
  page("/plateformes", departures, "PlatformAreasPage"),
  page("/imports", imports, "ImportsPage"),
  page("/imports/$importId", imports, "ImportPage"),
  page("/etablissement", schools, "SchoolSettingsPage"),
  page("/administration/comptes", accounts, "AccountsPage"),
  page("/administration/etablissements", schools, "SchoolsPage"),
  page("/saisines", department, "ReferralsPage"),
  page("/motifs/$absenceId", department, "ReasonPage"),
  page("/courriers", department, "LettersPage"),
  page("/entretiens", department, "HearingsPage"),
  page("/delegations", department, "DelegationsPage"),
  page("/soutien-parental", department, "SupportServicesPage"),
  page("/en-tete", letterheads, "LetterheadPage"),
  page("/indicateurs", indicators, "IndicatorsPage"),
  page("/indicateurs/$famille", indicators, "IndicatorsPage"),
  page("/siei", siei, "CampaignsPage"),
  page("/siei/$campaignId", siei, "CampaignPage"),
  page("/siei/$campaignId/revue", sieiReview, "ReviewPage"),
  page("/siei/$campaignId/liste", sieiLists, "ListPage"),
  page("/siei/$campaignId/publier", sieiLists, "PublishPage"),
  page("/siei/$campaignId/clore", sieiLists, "ClosePage"),
  page("/siei/$campaignId/comparaison", sieiLists, "ComparePage"),
  page("/siei/$campaignId/justesse", sieiLists, "RightnessPage"),
  page("/liste-siei", sieiLists, "ReceivedListPage"),
  page("/anciens-eleves", sieiLists, "ReturnsPage"),
  page("/suivis", followUps, "FollowUpsPage"),
  page("/suivis/nouveau", followUps, "NewFollowUpPage"),
  page("/suivis/reglages", followUps, "PlatformSettingsPage"),
  page("/suivis/$followUpId", followUps, "FollowUpPage"),
  page("/suivis/$followUpId/actes/$act", followUps, "FollowUpActPage"),
  page("/suivis/$followUpId/entretiens/$interviewId", followUps, "InterviewPage"),
  page("/places", trainingContracts, "PlacesPage"),
  page("/places/nouvelle", trainingContracts, "NewPlacePage"),
  page("/places/reseau", trainingContracts, "NetworkPage"),
  page("/contrats", trainingContracts, "ContractsPage"),
  page("/contrats/$contractId", trainingContracts, "ContractPage"),
  page("/etat", operations, "ServiceStatusPage"),
  page("/partenaires", partners, "PartnersPage"),
  page("/partenaires/$partnerId", partners, "PartnerPage"),
  page("/orientations", partners, "ReferredYouthsPage"),
  page("/orientations/$referralId", partners, "ReferredYouthsPage"),
  page("/tuteur", trainingContracts, "TutorPage"),
];

/** Compositions with their states, for who builds pages; absent from what is shipped. */
const storyPages = import.meta.env.DEV
  ? [open("/composition", () => import("@/stories"), "StoriesPage"), open("/composition/$story", () => import("@/stories"), "StoriesPage")]
  : [];

export const routeTree = root.addChildren([signedIn.addChildren(signedInPages), ...publicPages, ...storyPages]);
