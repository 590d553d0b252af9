/** RFC 9457 answers of the API: French sentences shown as received, apostrophes aside. */

import { typeset } from "@/shared/format";

export interface FieldError {
  pointer: string;
  detail: string;
}

export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  errors: FieldError[];
  /** Sentences that say what is missing, on a blocked step. */
  blockedBy: string[];
  /** Code to give to the people who help, when the service failed. */
  correlationId: string | null;
  /** Seconds to wait, from `Retry-After`. */
  retryAfter: number | null;
  /** Everything else the server sent for this screen. */
  data: Readonly<Record<string, unknown>>;
}

/** Thrown for every refusal, so that queries and mutations carry it as their error. */
export class ApiProblem extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.type);
    this.name = "ApiProblem";
    this.problem = problem;
  }

  /** `second_factor_required`, from `/problems/second_factor_required`. */
  get code(): string {
    return this.problem.type.split("/").at(-1) ?? "";
  }
}

export const isProblem = (error: unknown, code: string): error is ApiProblem =>
  error instanceof ApiProblem && error.code === code;

/** The problem a response carries, whatever its body. */
export function problemOf(response: Response, body: unknown): Problem {
  const sent = isRecord(body) ? body : {};
  const fallback = FALLBACKS[response.status] ?? FALLBACKS[response.status >= 500 ? 500 : 400];
  return {
    type: text(sent["type"]) ?? `/problems/http_${response.status}`,
    title: words(sent["title"]) ?? fallback?.title ?? "",
    status: response.status,
    detail: words(sent["detail"]) ?? (text(sent["title"]) === null ? (fallback?.detail ?? "") : ""),
    errors: Array.isArray(sent["errors"]) ? sent["errors"].filter(isFieldError).map((error) => ({ ...error, detail: typeset(error.detail) })) : [],
    blockedBy: Array.isArray(sent["blocked_by"]) ? sent["blocked_by"].filter((each) => typeof each === "string").map(typeset) : [],
    correlationId: text(sent["correlation_id"]) ?? response.headers.get("X-Correlation-Id"),
    retryAfter: seconds(response.headers.get("Retry-After")),
    data: sent,
  };
}

/** Any failure as a problem: an answer, a network that is not there, or a fault of ours. */
export function asProblem(error: unknown): Problem {
  if (error instanceof ApiProblem) return error.problem;
  const offline = error instanceof TypeError;
  const words = offline ? OFFLINE : FALLBACKS[500];
  return {
    type: offline ? "/problems/offline" : "/problems/unexpected",
    title: words?.title ?? "",
    detail: words?.detail ?? "",
    status: 0,
    errors: [],
    blockedBy: [],
    correlationId: null,
    retryAfter: null,
    data: {},
  };
}

const OFFLINE = {
  title: "Le service ne répond pas",
  detail: "Vérifiez la connexion de cet ordinateur. Votre saisie est conservée.",
};

const FALLBACKS: Readonly<Record<number, { title: string; detail: string }>> = {
  400: { title: "La demande n’a pas été comprise", detail: "Rechargez la page, puis recommencez." },
  403: { title: "Votre fonction ne permet pas cette action", detail: "Demandez-la à la personne qui en a la charge." },
  404: { title: "Page introuvable ou hors de votre périmètre", detail: "" },
  429: { title: "Trop de demandes en peu de temps", detail: "Votre saisie est conservée." },
  500: { title: "Erreur inattendue", detail: "Votre saisie est conservée. Recommencez dans un instant." },
  503: { title: "Service momentanément indisponible", detail: "Votre saisie est conservée." },
};

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

const text = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);

function words(value: unknown): string | null {
  const sentence = text(value);
  return sentence === null ? null : typeset(sentence);
}

const isFieldError = (value: unknown): value is FieldError =>
  isRecord(value) && typeof value["pointer"] === "string" && typeof value["detail"] === "string";

function seconds(header: string | null): number | null {
  const value = Number(header);
  return header === null || Number.isNaN(value) ? null : value;
}
