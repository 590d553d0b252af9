import { labelOf } from "@/shared/api/labels";
import { ImportState } from "@/shared/api/reference.gen";
import { schoolYear, textDate, textInstant } from "@/shared/format";

import type { Import } from "../api";
import { changesWords } from "../logic/outcomes";

/** What the file says of itself, and the verdict on it. */
export function FileCard({ one }: { one: Import }) {
  return (
    <div className="rc-box">
      <p className="rc-strong" role="status">
        {verdictOf(one)}
      </p>
      {one.problem !== null && (
        <p>
          {one.problem.title}. {one.problem.detail}
        </p>
      )}
      {one.warnings.length > 0 && (
        <ul>
          {one.warnings.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      <ul>
        {one.heads.map((head) => (
          <li key={`${head.kind}-${head.name}`}>
            {head.name}&nbsp;: {head.label}
            <span className="rc-mention">
              {" "}
              {[head.uai, head.school_year === null ? null : schoolYear(head.school_year), head.exported_at === null ? null : `export du ${textDate(head.exported_at)}`, head.encoding]
                .filter((part) => part !== null && part !== "")
                .join(" · ")}
            </span>
          </li>
        ))}
      </ul>
      <p className="rc-mention">Lues et non conservées&nbsp;: nationalité, profession, bourses, lieu de naissance.</p>
    </div>
  );
}

function verdictOf({ state, change_count, applied_at, undone_at, undo_until }: Import): string {
  switch (state) {
    case "planned":
      return change_count === 0 ? "Rien à changer\u00a0: ces données sont déjà les nôtres." : `${changesWords(change_count)} à vérifier. Rien n’est encore appliqué.`;
    case "applied":
      return `Appliqué le ${textInstant(applied_at ?? "")}. ${undo_until === null ? "" : `Annulable jusqu’au ${textDate(undo_until)}.`}`;
    case "undone":
      return `Annulé le ${textInstant(undone_at ?? "")}. Les données sont celles d’avant ce fichier.`;
    case "blocked":
      return "Import suspendu. Rien n’est appliqué.";
    default:
      return `${labelOf(ImportState, state)}.`;
  }
}
