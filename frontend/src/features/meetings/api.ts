import { queryOptions } from "@tanstack/react-query";

import { api, bodyOf, versionedBodyOf } from "@/shared/api/client";
import { idempotent, ifMatch } from "@/shared/api/preconditions";
import type { components, paths } from "@/shared/api/schema.gen";

type Schemas = components["schemas"];
export type Meeting = Schemas["MeetingOut"];
export type MeetingLine = Schemas["MeetingLine"];
export type MeetingItem = Schemas["MeetingItemOut"];
export type MeetingPoint = Schemas["MeetingPointOut"];
export type LastTime = Schemas["LastTimeOut"];
export type Note = Schemas["NoteOut"];
export type Person = Schemas["MeetingPersonOut"];
export type Seat = Schemas["SeatOut"];
export type Proposal = Schemas["AgendaProposalOut"];
export type Group = Schemas["GroupOut"];
export type Part = Schemas["GroupPart"];
export type Kind = Schemas["MeetingKind"];
export type Decision = Schemas["MeetingDecision"];
export type Finding = Schemas["Finding"];
export type NoteLevel = Schemas["NoteLevel"];
export type Presence = Schemas["Presence"];
export type Review = Schemas["ReviewIn"];
export type NewMeeting = Schemas["MeetingIn"];
export type NewGroup = Schemas["NewGroupIn"];
type MeetingsQuery = NonNullable<paths["/api/v1/meetings"]["get"]["parameters"]["query"]>;

const MEETING = "/api/v1/meetings/{meeting_id}";
const ITEM = "/api/v1/meetings/{meeting_id}/items/{item_id}";
const at = (meeting_id: string) => ({ params: { path: { meeting_id } } });
const on = (meeting_id: string, item_id: string) => ({ params: { path: { meeting_id, item_id } } });

export const meetingsQuery = (query: MeetingsQuery) =>
  queryOptions({
    queryKey: ["meetings", "list", query],
    queryFn: () => bodyOf(api.GET("/api/v1/meetings", { params: { query: { limit: 100, ...query } } })),
    select: (page) => page.items,
  });

/** A meeting, with the version to send back. */
export const meetingQuery = (id: string) =>
  queryOptions({ queryKey: ["meetings", id], queryFn: () => versionedBodyOf(api.GET(MEETING, at(id))) });

export const proposalsQuery = (id: string) =>
  queryOptions({
    queryKey: ["meetings", id, "proposals"],
    queryFn: () => bodyOf(api.GET("/api/v1/meetings/{meeting_id}/proposals", at(id))),
    select: (found) => found.items,
  });

export const minutesQuery = (id: string) =>
  queryOptions({ queryKey: ["meetings", id, "minutes"], queryFn: () => bodyOf(api.GET("/api/v1/meetings/{meeting_id}/minutes", at(id))) });

/** The pupil in question, as this reader may see them. */
export const pointQuery = (id: string, item: string) =>
  queryOptions({ queryKey: ["meetings", id, "items", item], queryFn: () => versionedBodyOf(api.GET(ITEM, on(id, item))), staleTime: 0 });

export const groupsQuery = queryOptions({
  queryKey: ["prevention-groups"],
  queryFn: () => bodyOf(api.GET("/api/v1/prevention-groups")),
  select: (found) => found.items,
});

/** Who may sit in the meetings of a school or of a platform: its own people, then its partners'. */
export const seatsQuery = (unit_id: string) =>
  queryOptions({
    queryKey: ["meeting-seats", unit_id],
    queryFn: () => bodyOf(api.GET("/api/v1/meeting-seats", { params: { query: { unit_id } } })),
    select: (found) => found.items,
    staleTime: 5 * 60_000,
  });

/** Structures to which a young person may be referred. */
export const partnersQuery = queryOptions({
  queryKey: ["referral-partners"],
  queryFn: async () => (await bodyOf(api.GET("/api/v1/referral-partners"))).partners,
});

export const planMeeting = (body: NewMeeting, key: string) => bodyOf(api.POST("/api/v1/meetings", { headers: idempotent(key), body }));

export const addGroup = (body: NewGroup, key: string) => bodyOf(api.POST("/api/v1/prevention-groups", { headers: idempotent(key), body }));

export const changeGroup = (group_id: string, version: number, body: Schemas["GroupIn"]) =>
  bodyOf(api.PUT("/api/v1/prevention-groups/{group_id}", { params: { path: { group_id } }, headers: ifMatch(`"${version}"`), body }));

export type Step = "start" | "close" | "call-off";

/** One step of the life of a meeting, on the version that was read. */
export const takeMeetingStep = (id: string, step: Step, etag: string) => {
  const sent = { ...at(id), headers: ifMatch(etag) };
  if (step === "start") return versionedBodyOf(api.POST("/api/v1/meetings/{meeting_id}/start", sent));
  if (step === "close") return versionedBodyOf(api.POST("/api/v1/meetings/{meeting_id}/close", sent));
  return versionedBodyOf(api.POST("/api/v1/meetings/{meeting_id}/call-off", sent));
};

export const moveMeeting = (id: string, etag: string, body: Schemas["MeetingMoveIn"]) =>
  versionedBodyOf(api.POST("/api/v1/meetings/{meeting_id}/move", { ...at(id), headers: ifMatch(etag), body }));

export const addParticipant = (id: string, body: Schemas["ParticipantIn"]) =>
  versionedBodyOf(api.POST("/api/v1/meetings/{meeting_id}/participants", { ...at(id), body }));

export const setPresences = (id: string, presences: Schemas["PresenceIn"][]) =>
  versionedBodyOf(api.PUT("/api/v1/meetings/{meeting_id}/presences", { ...at(id), body: { presences } }));

export const addItem = (id: string, body: Schemas["MeetingItemIn"], key: string) =>
  versionedBodyOf(api.POST("/api/v1/meetings/{meeting_id}/items", { ...at(id), headers: idempotent(key), body }));

export const removeItem = (id: string, item: string) => versionedBodyOf(api.DELETE(ITEM, on(id, item)));

export const arrangeAgenda = (id: string, body: Schemas["AgendaIn"]) =>
  versionedBodyOf(api.PUT("/api/v1/meetings/{meeting_id}/agenda", { ...at(id), body }));

export const invite = (id: string, item: string, account_id: string) =>
  versionedBodyOf(api.POST("/api/v1/meetings/{meeting_id}/items/{item_id}/guests", { ...on(id, item), body: { account_id } }));

export const uninvite = (meeting_id: string, item_id: string, account_id: string) =>
  versionedBodyOf(
    api.DELETE("/api/v1/meetings/{meeting_id}/items/{item_id}/guests/{account_id}", { params: { path: { meeting_id, item_id, account_id } } }),
  );

export const sendAgenda = (id: string) => versionedBodyOf(api.POST("/api/v1/meetings/{meeting_id}/send-agenda", at(id)));

export const takeUp = (id: string, item: string) => versionedBodyOf(api.POST("/api/v1/meetings/{meeting_id}/items/{item_id}/take-up", on(id, item)));

/** What stands on the screen so far, on the version that was read: 412 when somebody wrote meanwhile. */
export const writeReview = (id: string, item: string, etag: string, body: Review) =>
  versionedBodyOf(api.PUT("/api/v1/meetings/{meeting_id}/items/{item_id}/review", { ...on(id, item), headers: ifMatch(etag), body }));

export const decide = (id: string, item: string, etag: string, body: Review) =>
  versionedBodyOf(api.POST("/api/v1/meetings/{meeting_id}/items/{item_id}/decide", { ...on(id, item), headers: ifMatch(etag), body }));

export const postpone = (id: string, item: string) => versionedBodyOf(api.POST("/api/v1/meetings/{meeting_id}/items/{item_id}/postpone", on(id, item)));

/** « M. Garnier modifie la décision », told to the others. */
export const markEditing = (id: string, item: string, editing: boolean) =>
  bodyOf(api.PUT("/api/v1/meetings/{meeting_id}/items/{item_id}/editing", { ...on(id, item), body: { editing } }));

export const writeNote = (id: string, item: string, level: NoteLevel, body: string, key: string) =>
  bodyOf(api.POST("/api/v1/meetings/{meeting_id}/items/{item_id}/notes", { ...on(id, item), headers: idempotent(key), body: { level, body } }));

/** Other words on one's own note, on the version that was read. */
export const rewriteNote = (meeting_id: string, item_id: string, note: { id: string; version: number }, body: string) =>
  bodyOf(
    api.PUT("/api/v1/meetings/{meeting_id}/items/{item_id}/notes/{note_id}", {
      params: { path: { meeting_id, item_id, note_id: note.id } },
      headers: ifMatch(`"${note.version}"`),
      body: { body },
    }),
  );

/** What moved since, asked every few seconds: it names no pupil, so that looking leaves no trace. */
export const pulseQuery = (id: string) =>
  queryOptions({
    queryKey: ["meetings", id, "pulse"],
    queryFn: () => bodyOf(api.GET("/api/v1/meetings/{meeting_id}/pulse", at(id))),
    refetchInterval: 5000,
  });
