/** A pupil's year in words: what the server tells in codes, each with the day it is about. */

import { labelOf } from "@/shared/api/labels";
import { ContactChannel, ContactPurpose, ContactResult, DsdenState, EntryKind, EntrySource, JudgementState, ProsecutorState, ReasonCode, SchoolState } from "@/shared/api/reference.gen";
import type { components } from "@/shared/api/schema.gen";
import { capitalised, dayMonth, period } from "@/shared/format";
import type { TimelineEvent } from "@/shared/ui/timeline";

type ServerEvent = components["schemas"]["TimelineEventOut"];
type Words = Pick<TimelineEvent, "title"> & Partial<TimelineEvent>;

const KINDS: Readonly<Record<string, string>> = { absence: "Absences", reason: "Motifs", alert: "Seuils", contact: "Contacts", case: "Dossier" };
const TRACKS: Readonly<Record<string, Readonly<Record<string, string>>>> = { school: SchoolState, dsden: DsdenState, prosecutor: ProsecutorState };

export const yearOf = (events: readonly ServerEvent[]): TimelineEvent[] => events.map(eventOf);

function eventOf(event: ServerEvent, index: number): TimelineEvent {
  const { kind, by_name } = event;
  return {
    id: `${kind}-${event.at}-${index}`,
    at: kind === "contact" || kind === "reason" ? event.at : event.day,
    kind,
    kind_label: KINDS[kind] ?? kind,
    actor: by_name === "" ? null : by_name,
    ...wordsOf(event),
  };
}

function wordsOf(event: ServerEvent): Words {
  switch (event.kind) {
    case "absence":
      return absenceWords(event);
    case "reason":
      return reasonWords(event);
    case "alert":
      return alertWords(event);
    case "contact":
      return contactWords(event);
    default:
      return caseWords(event);
  }
}

function absenceWords({ code, day, detail }: ServerEvent): Words {
  const last = said(detail, "last_day") ?? day;
  const source = said(detail, "source");
  return {
    title: `${labelOf(EntryKind, code)}${last === day ? "" : ` ${period(day, last)}`}`,
    detail: source === null ? null : capitalised(labelOf(EntrySource, source)),
  };
}

function reasonWords({ code, day, detail }: ServerEvent): Words {
  const reason = said(detail, "reason");
  return {
    title: `Absence du ${dayMonth(day)}\u00a0: ${labelOf(JudgementState, code)}`,
    detail: reason === null ? null : labelOf(ReasonCode, reason),
  };
}

function alertWords({ code, detail }: ServerEvent): Words {
  const within = said(detail, "window") === "rolling_30_days" ? "en 30 jours" : "dans le mois";
  const closed = said(detail, "closed_at");
  return {
    title: `Seuil de ${code} demi-journées atteint ${within}`,
    detail: closed === null ? null : `N’est plus atteint depuis le ${dayMonth(closed)}`,
  };
}

function contactWords({ code, day, detail }: ServerEvent): Words {
  const purpose = labelOf(ContactPurpose, said(detail, "purpose") ?? "other");
  const channel = labelOf(ContactChannel, said(detail, "channel") ?? "");
  const note = said(detail, "note");
  return {
    title: `${capitalised(purpose)}, ${channel}\u00a0: ${labelOf(ContactResult, code)}`,
    detail: [`Pour le ${dayMonth(day)}`, note].filter((part) => part !== null).join(" — "),
  };
}

function caseWords({ detail }: ServerEvent): Words {
  const labels = TRACKS[said(detail, "track") ?? ""] ?? {};
  const id = said(detail, "case_id");
  return {
    title: labelOf(labels, said(detail, "target") ?? "Acte du dossier"),
    detail: detail["taken_over"] === true ? "Fait hors de Raccroche" : null,
    document: id === null ? null : { label: "Voir le dossier", href: `/dossiers/${id}` },
  };
}

function said(detail: ServerEvent["detail"], key: string): string | null {
  const value: unknown = detail[key];
  return typeof value === "string" && value !== "" ? value : null;
}
