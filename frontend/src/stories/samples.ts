/** Invented people and facts, the same on all stories. */

import type { CalendarDay, HalfDayState } from "@/shared/ui/calendar";
import type { LegalBasisValue } from "@/shared/ui/law";
import type { WhyExplanation } from "@/shared/ui/why";
import { addDays } from "@/shared/format";

export const TODAY = "2026-11-23";

export const R131_7: LegalBasisValue = {
  code: "r131_7_i",
  kind: "regulation",
  article: "R. 131-7, I",
  title: "Code de l’éducation",
  quote: "Extrait d’exemple, remplacé par le texte que le serveur envoie.",
  valid_from: "2014-11-21",
  valid_to: null,
};

export const INTERNAL: LegalBasisValue = { ...R131_7, code: "aim", kind: "internal_rule", article: "", title: "", quote: "" };

export interface Pupil {
  id: string;
  family_name: string;
  first_name: string;
  class_name: string;
  crossed_on: string;
  month: number;
  rolling: number;
  done: string;
}

const row = (id: string, family_name: string, first_name: string, class_name: string, crossed_on: string, month: number, done: string): Pupil => ({
  id, family_name, first_name, class_name, crossed_on, month, rolling: month + (Number(id) % 2), done,
});

export const PUPILS: Pupil[] = [
  row("1", "Fontaine", "Lucas", "2de MELEC", "2026-11-17", 6, "rien depuis 6 jours"),
  row("2", "Roche", "Jade", "1re MCV", "2026-11-09", 11, "saisine envoyée le 16 nov."),
  row("3", "Hoarau", "Léna", "1re ASSP", "2026-11-20", 4, "famille appelée le 20 nov."),
  row("4", "Charpentier-Beauregard", "Marie-Apolline", "1re Métiers de l’électricité et de ses environnements connectés", "2026-11-12", 5, "rien depuis 11 jours"),
  ...["Benamar Inès", "Bouvier Tom", "Carvalho Rafael", "Delorme Yanis", "Diarra Aïcha", "Ferreira Sofia", "Kowalczyk Enzo", "Petit Hugo", "Marchetti Théo", "Lambert Noah"].map((name, index) => {
    const [family = "", given = ""] = name.split(" ");
    return row(String(index + 5), family, given, "2de MELEC", "2026-11-19", 4, "famille appelée le 20 nov.");
  }),
];

export const WHY: WhyExplanation = {
  entries: [
    { date: "2026-11-05", half: "am", source: "appel de 8 h 06, Mme Aubry", reason: "sans motif", counts: true },
    { date: "2026-11-05", half: "pm", source: "appel de 13 h 34, M. Roussel", reason: "sans motif", counts: true },
    { date: "2026-11-12", half: "am", source: "appel de 8 h 05", reason: "«\u00a0panne de réveil\u00a0», apprécié non légitime le 13 nov.", counts: true },
    { date: "2026-11-17", half: "pm", source: "appel de 13 h 32", reason: "sans motif", counts: true, note: "4e demi-journée\u00a0: seuil atteint" },
    { date: "2026-11-19", half: "am", source: "appel de 8 h 04", reason: "justifiée le 20 nov.", counts: false },
    { date: "2026-11-20", half: "pm", source: "appel de 13 h 31", reason: "sans motif", counts: true },
    { date: "2026-11-23", half: "am", source: "appel de 8 h 06, Mme Aubry", reason: "sans motif", counts: true },
  ],
  rule: "Règle\u00a0: une demi-journée entamée compte pour une, midi à 11 h 50, minimum 1 minute.",
  known_on: [
    { date: "2026-11-17", count: 4 },
    { date: "2026-11-23", count: 6 },
  ],
  rolling_count: 6,
};

const LABELS: Record<HalfDayState, string> = {
  present: "présent", unexcused: "absence non justifiée", excused: "absence justifiée", to_judge: "motif à apprécier", late: "retard",
  excluded: "exclusion temporaire", known: "stage", not_taken: "appel pas encore fait", closed: "fermé",
};
const mark = (state: HalfDayState) => ({ state, label: LABELS[state] });
const SPECIAL: Readonly<Record<string, [HalfDayState, HalfDayState]>> = {
  "2026-11-05": ["unexcused", "unexcused"], "2026-11-10": ["late", "present"], "2026-11-11": ["closed", "closed"],
  "2026-11-12": ["unexcused", "present"], "2026-11-13": ["to_judge", "known"], "2026-11-17": ["present", "unexcused"],
  "2026-11-19": ["excused", "present"], "2026-11-20": ["present", "unexcused"], "2026-11-23": ["unexcused", "not_taken"],
  "2026-11-24": ["not_taken", "not_taken"],
};

/** November 2026 of Lucas: Wednesday afternoons closed, nothing yet after the 24th. */
export const NOVEMBER: CalendarDay[] = Array.from({ length: 23 }, (_, index) => addDays("2026-11-02", index)).map((date) => {
  const weekday = new Date(`${date}T12:00:00Z`).getUTCDay();
  const [am, pm] = SPECIAL[date] ?? (weekday === 0 || weekday === 6 ? ["closed", "closed"] : ["present", weekday === 3 ? "closed" : "present"]);
  return { date, am: mark(am), pm: mark(pm) };
});

export const contactOptions = {
  channels: [
    { value: "call", label: "appel" }, { value: "sms", label: "SMS" }, { value: "mail", label: "courriel" }, { value: "meeting", label: "rencontre" },
  ],
  results: [
    { value: "answered", label: "a répondu" }, { value: "voicemail", label: "répondeur" }, { value: "wrong", label: "numéro erroné" },
  ],
  reasons: [{ value: "transport", label: "Difficulté accidentelle de communications" }],
};
