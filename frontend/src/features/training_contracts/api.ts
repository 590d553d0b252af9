import { queryOptions } from "@tanstack/react-query";

import { api, bodyOf, versionedBodyOf } from "@/shared/api/client";
import { idempotent, ifMatch } from "@/shared/api/preconditions";
import type { components, paths } from "@/shared/api/schema.gen";

type Schemas = components["schemas"];
/** As the client reads it. */
export type Contract = VersionedContract["body"];
export type ContractLine = Schemas["TrainingContractLine"];
export type ContractSummary = Schemas["TrainingContractSummaryOut"];
export type Party = Contract["parties"][number];
export type PartyName = Party["party"];
export type ContractContent = Schemas["TrainingContractContentIn"];
export type ContractParty = Schemas["ContractPartyIn"];
export type ContractStep = Schemas["TrainingContractStepIn"];
export type ContractReview = Schemas["ContractReviewIn"];
export type ContractAmendment = Schemas["ContractAmendmentIn"];
export type TutorNote = Schemas["TutorNoteIn"];
export type ContractLink = Schemas["ContractLinkIn"];
export type ContractFilters = NonNullable<paths["/api/v1/training-contracts"]["get"]["parameters"]["query"]>;
export type VersionedContract = Awaited<ReturnType<typeof takeContractStep>>;

const LIST = "/api/v1/training-contracts";
const ONE = "/api/v1/training-contracts/{contract_id}";

/** One contract, with the version to send back. Each reading is journalled. */
export const contractQuery = (contract_id: string) =>
  queryOptions({ queryKey: ["training-contracts", contract_id], queryFn: () => versionedBodyOf(api.GET(ONE, { params: { path: { contract_id } } })) });

export const contractsQuery = (query: ContractFilters) =>
  queryOptions({ queryKey: ["training-contracts", "list", query], queryFn: () => bodyOf(api.GET(LIST, { params: { query } })) });

export const contractsSummaryQuery = queryOptions({
  queryKey: ["training-contracts", "summary"],
  queryFn: () => bodyOf(api.GET("/api/v1/training-contracts/summary")),
});

export const tutorsQuery = queryOptions({
  queryKey: ["training-contracts", "tutors"],
  queryFn: () => bodyOf(api.GET("/api/v1/training-contracts/tutors")),
  staleTime: 5 * 60_000,
});

/** On a confirmed place: the project opens, the rest is written on its page. */
export const openContract = (hold_id: string, key: string) => bodyOf(api.POST(LIST, { body: { hold_id, objective: "" }, headers: idempotent(key) }));

/** What a write on a contract takes with it. */
export interface Write {
  contractId: string;
  etag: string;
  key: string;
}

const on = ({ contractId, etag, key }: Write) => ({ params: { path: { contract_id: contractId } }, headers: { ...ifMatch(etag), ...idempotent(key) } });

export const writeContent = (write: Write, body: ContractContent) => versionedBodyOf(api.PUT("/api/v1/training-contracts/{contract_id}/content", { ...on(write), body }));
export const nameParty = (write: Write, body: ContractParty) => versionedBodyOf(api.PUT("/api/v1/training-contracts/{contract_id}/parties", { ...on(write), body }));
export const takeContractStep = (write: Write, body: ContractStep) => versionedBodyOf(api.POST("/api/v1/training-contracts/{contract_id}/transitions", { ...on(write), body }));
export const signContract = (write: Write) => versionedBodyOf(api.POST("/api/v1/training-contracts/{contract_id}/signatures", on(write)));
export const noteTutor = (write: Write, body: TutorNote) => versionedBodyOf(api.POST("/api/v1/training-contracts/{contract_id}/notes", { ...on(write), body }));
export const holdReview = (write: Write, body: ContractReview) => versionedBodyOf(api.POST("/api/v1/training-contracts/{contract_id}/reviews", { ...on(write), body }));
export const amendContract = (write: Write, body: ContractAmendment) => versionedBodyOf(api.POST("/api/v1/training-contracts/{contract_id}/amendments", { ...on(write), body }));
export const sendLink = (write: Write, body: ContractLink) => versionedBodyOf(api.POST("/api/v1/training-contracts/{contract_id}/links", { ...on(write), body }));

export const noteOnPaper = (write: Write, body: Schemas["ContractPaperSignatureIn"]) =>
  versionedBodyOf(api.POST("/api/v1/training-contracts/{contract_id}/paper-signatures", { ...on(write), body }));

export const answerMark = (write: Write, { months, held }: { months: number; held: boolean }) => {
  const { params, headers } = on(write);
  return versionedBodyOf(api.PUT("/api/v1/training-contracts/{contract_id}/marks/{months}", { params: { path: { ...params.path, months } }, headers, body: { held } }));
};

export const documentPath = (contractId: string): string => `${LIST}/${contractId}/document`;
