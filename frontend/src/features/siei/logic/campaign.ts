/** Where a campaign stands, in words: its six steps, who waits for whom, what may be done next. */

import { counted, integer, longDate, textDate } from "@/shared/format";
import type { Step, StepState } from "@/shared/ui/CaseSteps";

import type { Campaign, CampaignLine, CampaignPage, CampaignState, CampaignStep, SourceKind } from "../api";

export const SOURCES: readonly SourceKind[] = ["en_previous", "en_current", "agriculture", "apprentices", "missions_locales", "diplomas"];
/** Without one of these the list would be false; without another it is longer, and says so. */
export const NEEDED: readonly SourceKind[] = ["en_previous", "en_current", "diplomas"];
/** What our own schools gave may stand in for a file. */
export const FROM_OUR_BASE: readonly SourceKind[] = ["en_previous", "en_current"];

const OPEN_TO_SOURCES: readonly CampaignState[] = ["collecting", "blocked", "ready"];
export const takesSources = (campaign: Pick<Campaign, "state">): boolean => OPEN_TO_SOURCES.includes(campaign.state);

/** « département 999 », « départements 29 et 35 ». */
export function departmentsWords(codes: readonly string[]): string {
  const last = codes.at(-1) ?? "";
  return codes.length < 2 ? `département ${last}` : `départements ${codes.slice(0, -1).join(", ")} et ${last}`;
}

/** « Campagne du 15 novembre 2026, département 999 ». */
export const campaignTitle = ({ campaign_date, departments }: Pick<Campaign, "campaign_date" | "departments">): string =>
  `Campagne du ${dayOfYear(campaign_date)}, ${departmentsWords(departments)}`;

/** « 15 novembre 2026 ». */
export const dayOfYear = (iso: string): string => longDate(iso).replace(/^\S+ /u, "");

const STEP_LABELS = ["Sources", "Contrôle", "Croisement", "Revue", "Publication", "Clôture"] as const;

/** The step under way; six when all is done, and what an abandoned campaign never reached is without object. */
const REACHED: Record<CampaignState, number> = {
  collecting: 0, blocked: 1, ready: 2, running: 2, interrupted: 2, review: 3, published: 5, closed: 6, abandoned: 6,
};

export function stepsOf(campaign: Campaign, pairsLeft?: number): Step[] {
  const reached = campaign.state === "abandoned" ? abandonedAt(campaign) : REACHED[campaign.state];
  return STEP_LABELS.map((label, index) => ({
    label,
    state: stateAt(campaign.state, index, reached),
    state_label: index === reached ? currentWords(campaign, pairsLeft) : null,
    date: [null, null, campaign.crossed_at, null, campaign.published_at, campaign.state === "closed" ? campaign.closed_at : null][index] ?? null,
  }));
}

const abandonedAt = ({ crossed_at }: Campaign): number => (crossed_at === null ? 0 : 3);

function stateAt(state: CampaignState, index: number, reached: number): StepState {
  if (index < reached) return "done";
  if (state === "abandoned") return "not_applicable";
  return index === reached ? "current" : "not_yet";
}

function currentWords({ state }: Campaign, pairsLeft?: number): string | null {
  const words: Partial<Record<CampaignState, string>> = {
    collecting: "à déposer",
    blocked: "bloqué",
    ready: "prêt à lancer",
    running: "en cours",
    interrupted: "interrompu",
    review: pairsLeft === undefined ? "en cours" : pairsLeft === 0 ? "faite" : `${counted(pairsLeft, "paire")} à relire`,
    published: "quand tout est dit",
    abandoned: "abandonnée",
  };
  return words[state] ?? null;
}

/** The question the page answers now, and who is waited for. */
export function situationOf(page: CampaignPage, pairsLeft?: number): string {
  const { campaign } = page;
  switch (campaign.state) {
    case "collecting":
      return missingSources(page).length > 0 ? "Les sources sont attendues. Rien n’est croisé avant leur contrôle." : "Les sources sont là. Il reste à les contrôler.";
    case "blocked":
      return "Le contrôle bloque le croisement\u00a0: un fichier tronqué fabrique des décrocheurs.";
    case "ready":
      return "Les sources sont saines. Le croisement peut être lancé.";
    case "running":
      return campaign.cancel_asked ? "L’interruption est demandée. Elle se fait entre deux étapes." : "Le croisement est en cours. Vous pouvez quitter cette page.";
    case "interrupted":
      return campaign.problem ?? "Le croisement est interrompu. Rien n’est perdu.";
    case "review":
      return reviewWords(pairsLeft);
    case "published":
      return `Publiée le ${textDate(campaign.published_at ?? campaign.created_at)}. Les plateformes appellent\u00a0; les paires sont effacées à la clôture.`;
    case "closed":
      return `Close le ${textDate(campaign.closed_at ?? campaign.created_at)}. ${erasedWords(campaign)}`;
    case "abandoned":
      return `Abandonnée le ${textDate(campaign.closed_at ?? campaign.created_at)}. ${erasedWords(campaign)}`;
  }
}

function reviewWords(left: number | undefined): string {
  if (left === undefined) return "Le croisement est terminé. Les paires douteuses se relisent avant la publication.";
  if (left === 0) return "Le croisement est terminé et toutes les paires sont relues. La liste peut être publiée.";
  const waiting = counted(left, "paire attend", "paires attendent");
  return `Le croisement est terminé. ${waiting} une relecture\u00a0: les douteuses, et un échantillon relu en aveugle.`;
}

/** What closing took away, verified or not yet. */
export function erasedWords({ erased }: Pick<Campaign, "erased">): string {
  const { pairs = 0, files = 0 } = erased;
  const gone = `${counted(pairs, "paire effacée", "paires effacées")}, ${counted(files, "fichier source effacé", "fichiers sources effacés")}`;
  return erased["verified"] === 1 ? `${gone}, vérifié\u00a0: il n’en reste rien.` : `${gone}.`;
}

export function missingSources({ sources }: Pick<CampaignPage, "sources">): SourceKind[] {
  const there = new Set(sources.filter((source) => source.state === "received").map((source) => source.kind));
  return NEEDED.filter((kind) => !there.has(kind));
}

export const isExtracting = ({ sources }: Pick<CampaignPage, "sources">): boolean => sources.some((source) => source.state === "extracting");

/** The one step that carries the work on; the others stay beside it. */
export function expectedStep(page: CampaignPage): CampaignStep | null {
  const wanted: Partial<Record<CampaignState, CampaignStep>> = { collecting: "check", ready: "run", interrupted: "resume" };
  const step = wanted[page.campaign.state] ?? null;
  if (step === "check" && (missingSources(page).length > 0 || isExtracting(page))) return null;
  return step;
}

/** « 204, dont 12 à confirmer », for a line of the list of campaigns. */
export function listWords({ state, row_count, to_confirm_count }: Pick<CampaignLine, "state" | "row_count" | "to_confirm_count">): string {
  if (!["review", "published", "closed"].includes(state)) return "pas encore";
  const all = row_count + to_confirm_count;
  return to_confirm_count === 0 ? integer(all) : `${integer(all)}, dont ${integer(to_confirm_count)} à confirmer`;
}
