import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";

import { api, bodyOf } from "@/shared/api/client";
import { sentenceName, type Name } from "@/shared/format";

import { PersonName } from "./PersonName";

const MIN_LETTERS = 2;
const SHOWN = 6;

type Found = Name & { id: string; class_name: string | null };

interface Props {
  onChoose: (student: Found) => void;
  error?: string | undefined;
  /** Who is looked for, when it is not every pupil whose page one may open. */
  find?: (words: string, limit: number) => Promise<{ items: Found[] }>;
}

function findReadable(words: string, limit: number): Promise<{ items: Found[] }> {
  return bodyOf(api.POST("/api/v1/students/search", { params: { query: { limit } }, body: { q: words } }));
}

/** Whom it is about: a few letters, then a button per pupil. */
export function StudentChoice({ onChoose, error, find = findReadable }: Props) {
  const [text, setText] = useState("");
  const id = useId();
  const words = text.trim();
  const found = useQuery({
    queryKey: ["students", "choice", words],
    enabled: words.length >= MIN_LETTERS,
    queryFn: () => find(words, SHOWN),
    gcTime: 0,
  });
  return (
    <div className={error === undefined ? "fr-input-group" : "fr-input-group fr-input-group--error"}>
      <label className="fr-label" htmlFor="student">
        Élève
        <span className="fr-hint-text">Deux lettres du nom ou du prénom</span>
      </label>
      <input
        id="student"
        type="search"
        className="fr-input"
        autoComplete="off"
        value={text}
        aria-describedby={`${id}-status`}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {error !== undefined && <p className="fr-error-text">{error}</p>}
      <p id={`${id}-status`} role="status" className="rc-mention">
        {found.data === undefined ? "" : found.data.items.length === 0 ? `Aucun élève pour «\u00a0${words}\u00a0».` : `${found.data.items.length} élèves trouvés`}
      </p>
      <ul className="rc-plain-list">
        {found.data?.items.map((student) => (
          <li key={student.id}>
            <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" onClick={() => onChoose(student)}>
              <PersonName name={student} />
              {student.class_name !== null && <> · {student.class_name}</>}
              <span className="fr-sr-only"> : choisir {sentenceName(student)}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
