import { useEffect, useRef, useState } from "react";

import { AppLink } from "@/shared/ui/AppLink";

import { takeLastAct } from "../logic/lastAct";

/** What was just done: focus lands here after an act, and it says what follows. */
export function LastAct({ caseId }: { caseId: string }) {
  const [act] = useState(() => takeLastAct(caseId));
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  if (act === null) return null;
  return (
    <div className="fr-alert fr-alert--success fr-mb-3w">
      <h2 ref={heading} tabIndex={-1} className="fr-alert__title fr-h6">
        {act.title}
      </h2>
      {act.letters > 0 && (
        <p>
          {act.letters === 1 ? "Un courrier est en cours d’écriture." : `${act.letters} courriers sont en cours d’écriture.`}{" "}
          <AppLink href={`/dossiers/${caseId}/pieces`}>Voir les pièces</AppLink>
        </p>
      )}
    </div>
  );
}
