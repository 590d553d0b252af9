import { queryOptions } from "@tanstack/react-query";

import { api, bodyOf, versionedBodyOf } from "@/shared/api/client";
import { downloadFile } from "@/shared/api/files";
import { idempotent, ifMatch, newIdempotencyKey } from "@/shared/api/preconditions";
import type { components, paths } from "@/shared/api/schema.gen";

type Schemas = components["schemas"];
export type FollowUpLine = Schemas["FollowUpLine"];
export type FollowUpPage = Schemas["FollowUpPageOut"];
export type Followed = Schemas["FollowedOut"];
export type Frame = Schemas["WorkListFrameOut"];
export type FollowUpColumn = Schemas["FollowUpColumnOut"];
export type Attempt = Schemas["FollowUpAttemptIn"];
export type StepBody = Schemas["FollowUpStepIn"];
export type Solution = Schemas["FollowUpSolutionOut"];
export type Interview = Schemas["InterviewOut"];
export type InterviewNotes = Schemas["InterviewIn"];
export type Finding = Schemas["FollowUpFindingOut"];
export type Handover = Schemas["PendingHandoverOut"];
export type ReturnRequest = Schemas["ReturnRequestOut"];
export type InterviewLink = Schemas["InterviewLinkOut"];
export type ReferentAbsence = Schemas["ReferentAbsenceOut"];
export type PlatformRules = Schemas["PlatformRulesOut"];
export type StaffMember = Schemas["StaffMemberOut"];
export type PlatformStaff = Schemas["PlatformStaffOut"];
export type Sharing = Schemas["SharingIn"];
export type Filters = NonNullable<paths["/api/v1/follow-ups"]["get"]["parameters"]["query"]>;
type Narrowing = Omit<Filters, "cursor" | "limit">;

const at = (follow_up_id: string) => ({ params: { path: { follow_up_id } } });
const version = (of: { version: number }) => ifMatch(`"${of.version}"`);

export const followUpsQuery = (query: Filters) =>
  queryOptions({ queryKey: ["follow-ups", "list", query], queryFn: () => bodyOf(api.GET("/api/v1/follow-ups", { params: { query } })) });

/** Counters of the whole list, months and communes it may be narrowed to. */
export const frameQuery = (query: Narrowing) =>
  queryOptions({ queryKey: ["follow-ups", "frame", query], queryFn: () => bodyOf(api.GET("/api/v1/follow-ups/frame", { params: { query } })) });

export const columnsQuery = (query: Narrowing) =>
  queryOptions({ queryKey: ["follow-ups", "columns", query], queryFn: () => bodyOf(api.GET("/api/v1/follow-ups/columns", { params: { query } })) });

/** One young person, with the version to send back. */
export const followUpQuery = (id: string) =>
  queryOptions({ queryKey: ["follow-ups", id], queryFn: () => versionedBodyOf(api.GET("/api/v1/follow-ups/{follow_up_id}", at(id))) });

export const staffQuery = queryOptions({
  queryKey: ["platform-staff"],
  queryFn: async () => (await bodyOf(api.GET("/api/v1/platform-staff"))).platforms,
  staleTime: 60_000,
});

export const partnersQuery = queryOptions({
  queryKey: ["referral-partners"],
  queryFn: async () => (await bodyOf(api.GET("/api/v1/referral-partners"))).partners,
  staleTime: 5 * 60_000,
});

/** Contracts prepared or signed for one young person. */
export const contractsQuery = (follow_up_id: string) =>
  queryOptions({
    queryKey: ["training-contracts", "of", follow_up_id],
    queryFn: () => bodyOf(api.GET("/api/v1/training-contracts", { params: { query: { follow_up_id } } })),
  });

/** To the platform's next meeting, planned when there is none; twice is once. */
export const putOnAgenda = (follow_up_id: string) => bodyOf(api.POST("/api/v1/follow-ups/{follow_up_id}/agenda", { params: { path: { follow_up_id } } }));

export const noteAttempt = (id: string, body: Attempt) =>
  bodyOf(api.POST("/api/v1/follow-ups/{follow_up_id}/contact-attempts", { ...at(id), headers: idempotent(newIdempotencyKey()), body }));

/** Names somebody, takes for oneself, or gives back to the platform with null. */
export const nameReferent = (one: { id: string; version: number }, account_id: string | null) =>
  bodyOf(api.PUT("/api/v1/follow-ups/{follow_up_id}/referent", { ...at(one.id), headers: version(one), body: { account_id } }));

export const previewSharing = (body: Sharing) => bodyOf(api.POST("/api/v1/follow-ups/sharing/preview", { body }));

export const shareOut = (body: Sharing) => bodyOf(api.POST("/api/v1/follow-ups/sharing", { body }));

export const askHandover = (id: string, body: Schemas["HandoverIn"], key: string) =>
  bodyOf(api.POST("/api/v1/follow-ups/{follow_up_id}/handover", { ...at(id), headers: idempotent(key), body }));

export const answerHandover = (id: string, body: Schemas["HandoverAnswerIn"]) =>
  bodyOf(api.POST("/api/v1/follow-ups/{follow_up_id}/handover/answer", { ...at(id), body }));

export const answerFinding = (follow_up_id: string, finding_id: string, body: Schemas["FindingAnswerIn"]) =>
  bodyOf(api.POST("/api/v1/follow-ups/{follow_up_id}/findings/{finding_id}/answer", { params: { path: { follow_up_id, finding_id } }, body }));

export const takeStep = (id: string, etag: string, key: string, body: StepBody) =>
  bodyOf(api.POST("/api/v1/follow-ups/{follow_up_id}/transitions", { ...at(id), headers: { ...ifMatch(etag), ...idempotent(key) }, body }));

export const correctDetails = (id: string, etag: string, key: string, body: Schemas["FollowUpDetailsIn"]) =>
  bodyOf(api.POST("/api/v1/follow-ups/{follow_up_id}/details", { ...at(id), headers: { ...ifMatch(etag), ...idempotent(key) }, body }));

export const proposeSolution = (id: string, key: string, body: Schemas["FollowUpSolutionIn"]) =>
  bodyOf(api.POST("/api/v1/follow-ups/{follow_up_id}/solutions", { ...at(id), headers: idempotent(key), body }));

export const advanceSolution = (follow_up_id: string, solution: Pick<Solution, "id" | "version">, key: string, body: Schemas["SolutionStepIn"]) =>
  bodyOf(
    api.POST("/api/v1/follow-ups/{follow_up_id}/solutions/{solution_id}/transitions", {
      params: { path: { follow_up_id, solution_id: solution.id } },
      headers: { ...version(solution), ...idempotent(key) },
      body,
    }),
  );

export const refer = (id: string, key: string, body: Schemas["ReferralIn"]) =>
  bodyOf(api.POST("/api/v1/follow-ups/{follow_up_id}/referrals", { ...at(id), headers: idempotent(key), body }));

export const withdrawReferral = (follow_up_id: string, referral_id: string) =>
  bodyOf(api.POST("/api/v1/follow-ups/{follow_up_id}/referrals/{referral_id}/withdraw", { params: { path: { follow_up_id, referral_id } } }));

export const openReturnRequest = (id: string, key: string, body: Schemas["ReturnRequestIn"]) =>
  bodyOf(api.POST("/api/v1/follow-ups/{follow_up_id}/return-requests", { ...at(id), headers: idempotent(key), body }));

export const advanceReturnRequest = (follow_up_id: string, request: Pick<ReturnRequest, "id" | "version">, key: string, body: Schemas["ReturnStepIn"]) =>
  bodyOf(
    api.POST("/api/v1/follow-ups/{follow_up_id}/return-requests/{request_id}/transitions", {
      params: { path: { follow_up_id, request_id: request.id } },
      headers: { ...version(request), ...idempotent(key) },
      body,
    }),
  );

export const openSummons = (id: string, key: string, body: Schemas["SummonsIn"]) =>
  bodyOf(api.POST("/api/v1/follow-ups/{follow_up_id}/summons", { ...at(id), headers: idempotent(key), body }));

const INTERVIEW = "/api/v1/follow-ups/{follow_up_id}/interviews/{interview_id}";
const within = (follow_up_id: string, interview_id: string) => ({ params: { path: { follow_up_id, interview_id } } });

export const beginInterview = (id: string, body: InterviewNotes) =>
  versionedBodyOf(api.POST("/api/v1/follow-ups/{follow_up_id}/interviews", { ...at(id), headers: idempotent(newIdempotencyKey()), body }));

export const readInterview = (id: string, interview_id: string) => versionedBodyOf(api.GET(INTERVIEW, within(id, interview_id)));

export const saveInterview = (id: string, interview_id: string, etag: string, body: InterviewNotes) =>
  versionedBodyOf(api.PUT(INTERVIEW, { ...within(id, interview_id), headers: ifMatch(etag), body }));

export const finishInterview = (id: string, interview_id: string, etag: string) =>
  versionedBodyOf(api.POST("/api/v1/follow-ups/{follow_up_id}/interviews/{interview_id}/finish", { ...within(id, interview_id), headers: { ...ifMatch(etag), ...idempotent(newIdempotencyKey()) } }));

/** Somebody new; already followed there, the same one is answered. */
export const openFollowUp = (body: Schemas["FollowUpOpenIn"], key: string) => bodyOf(api.POST("/api/v1/follow-ups", { headers: idempotent(key), body }));

export const sendInterviewLink = (id: string, interview_id: string, body: Schemas["InterviewLinkIn"]) =>
  bodyOf(api.POST("/api/v1/follow-ups/{follow_up_id}/interviews/{interview_id}/links", { ...within(id, interview_id), headers: idempotent(newIdempotencyKey()), body }));

/** A sheet with a code to type, handed to the browser's downloads. */
export const printInterviewLink = (id: string, interview_id: string, reader: InterviewLink["reader"]) => downloadFile(`/api/v1/follow-ups/${id}/interviews/${interview_id}/links/paper`, { reader });

export const absencesQuery = queryOptions({ queryKey: ["referent-absences"], queryFn: async () => (await bodyOf(api.GET("/api/v1/referent-absences"))).absences });

export const declareAbsence = (body: Schemas["ReferentAbsenceIn"]) => bodyOf(api.POST("/api/v1/referent-absences", { headers: idempotent(newIdempotencyKey()), body }));

export const endAbsence = (away_id: string) => bodyOf(api.POST("/api/v1/referent-absences/{away_id}/end", { params: { path: { away_id } } }));

export const rulesQuery = (platform_id: string) => queryOptions({ queryKey: ["platform-rules", platform_id], queryFn: () => bodyOf(api.GET("/api/v1/platforms/{platform_id}/rules", { params: { path: { platform_id } } })) });

export const setRules = (platform_id: string, { version: seen, ...body }: PlatformRules) =>
  bodyOf(api.PUT("/api/v1/platforms/{platform_id}/rules", { params: { path: { platform_id } }, headers: version({ version: seen }), body }));
