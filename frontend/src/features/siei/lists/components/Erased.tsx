import { counted } from "@/shared/format";

import type { Publication } from "../../api";

/** What closing takes away; `leaving` rows are still to be published, and will stay. */
export function Erased({ publication: { to_erase }, leaving = 0 }: { publication: Publication; leaving?: number }) {
  const gone: [number, string, string][] = [
    [to_erase.pairs, "paire", "paires"],
    [to_erase.files, "fichier source", "fichiers sources"],
    [to_erase.rejects, "ligne écartée à l’entrée", "lignes écartées à l’entrée"],
    [to_erase.rows - leaving, "jeune sorti de la liste par la revue", "jeunes sortis de la liste par la revue"],
    [to_erase.returns, "retour à un établissement", "retours aux établissements"],
  ];
  return (
    <ul>
      {gone.filter(([count]) => count > 0).map(([count, one, many]) => (
        <li key={one}>{counted(count, one, many)}</li>
      ))}
      <li>le dossier de travail du croisement</li>
    </ul>
  );
}
