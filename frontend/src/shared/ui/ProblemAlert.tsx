import { Alert } from "@codegouvfr/react-dsfr/Alert";
import { useEffect, useRef } from "react";

import { asProblem, type FieldError } from "@/shared/api/problem";

import { AppLink } from "./AppLink";
import { RetryCountdown } from "./RetryCountdown";

/** Where a field of the request is on the screen: `/starts_at` → its id and label. */
export type FieldMap = Readonly<Record<string, { id: string; label: string }>>;

interface Props {
  /** Whatever was thrown. */
  error: unknown;
  fields?: FieldMap;
  onRetry?: () => void;
  /** A step that waits for something is information, not failure. */
  blocked?: boolean;
  /** Takes focus when it appears; false for a part of a page that failed by itself. */
  takesFocus?: boolean;
}

/** Not one's own, or not there: asking again changes nothing. */
const FINAL = new Set([403, 404]);

/** A refusal in the server's words, with the fields to repair and what to do next. */
export function ProblemAlert({ error, fields = {}, onRetry, blocked = false, takesFocus = true }: Props) {
  const problem = asProblem(error);
  const box = useRef<HTMLDivElement>(null);
  useErrorTitle(takesFocus && !blocked);
  useEffect(() => {
    if (takesFocus) box.current?.focus();
  }, [error, takesFocus]);

  return (
    <div ref={box} tabIndex={-1} className="rc-problem" role={takesFocus ? undefined : "alert"}>
      <Alert
        severity={blocked ? "info" : "error"}
        as="h2"
        title={problem.title}
        description={
          <>
            {problem.detail !== "" && problem.detail !== problem.title && <span className="rc-block">{problem.detail}</span>}
            <Sentences sentences={problem.blockedBy.filter((sentence) => !problem.detail.includes(sentence))} />
            <FieldLinks errors={problem.errors} fields={fields} />
            {problem.correlationId !== null && problem.status >= 500 && (
              <span className="rc-block">Code à donner à l’assistance&nbsp;: {problem.correlationId}</span>
            )}
            {FINAL.has(problem.status) && onRetry !== undefined && <AppLink href="/">Retour à l’accueil</AppLink>}
            {!FINAL.has(problem.status) && onRetry !== undefined && <RetryCountdown key={problem.retryAfter} seconds={problem.retryAfter} onRetry={onRetry} />}
          </>
        }
      />
    </div>
  );
}

function Sentences({ sentences }: { sentences: string[] }) {
  if (sentences.length === 0) return null;
  return (
    <ul>
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}

function FieldLinks({ errors, fields }: { errors: FieldError[]; fields: FieldMap }) {
  if (errors.length === 0) return null;
  return (
    <ul>
      {errors.map(({ pointer, detail }) => {
        const field = fields[pointer];
        return (
          <li key={pointer}>
            {field === undefined ? (
              detail
            ) : (
              <a href={`#${field.id}`}>
                {field.label} : {detail}
              </a>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** « Erreur : … » in the document's title while the problem is shown. */
function useErrorTitle(active: boolean): void {
  useEffect(() => {
    if (!active) return;
    const before = document.title;
    const named = `Erreur\u00a0: ${before}`;
    document.title = named;
    return () => {
      if (document.title === named) document.title = before;
    };
  }, [active]);
}
