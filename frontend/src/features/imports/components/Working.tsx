import { useProgress } from "@/shared/api/useProgress";
import { counted, integer } from "@/shared/format";

import type { Import } from "../api";

const IMPORTS = ["imports"];

/** A long reading or application, in words; announced each quarter, and one may leave. */
export function Working({ one }: { one: Import }) {
  const progress = useProgress(`/api/v1/imports/${one.id}/events`, true, IMPORTS);
  const total = progress?.total ?? null;
  const done = progress?.done ?? 0;
  const quarter = total === null || total === 0 ? null : Math.floor((4 * done) / total) * 25;
  return (
    <div className="rc-drop">
      <p>
        {progress?.message ?? (one.state === "reading" ? "Lecture du fichier" : "Application des changements")}&nbsp;:{" "}
        {total === null ? counted(done, "ligne") : `${integer(done)} sur ${integer(total)}`}
      </p>
      <progress className="rc-progress" aria-label={`Progression, ${one.file_name}`} {...(total === null ? {} : { value: done, max: total })} />
      <p role="status" className="fr-sr-only">
        {quarter === null ? "" : `${quarter}\u00a0%`}
      </p>
      <p className="rc-mention">Vous pouvez quitter cette page, le travail continue.</p>
    </div>
  );
}
