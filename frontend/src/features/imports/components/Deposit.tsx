import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useState } from "react";

import type { Me } from "@/shared/api/me";
import { FileDrop, type FileProgress } from "@/shared/ui/FileDrop";

import { depositFile } from "../api";

const IDLE: FileProgress = { status: "idle" };

/** Any file of the pupils' base: it is recognised, read, and nothing is applied. */
export function Deposit({ schools }: { schools: Me["units"] }) {
  const router = useRouter();
  const queryClient = useQueryClient();
  const [schoolId, setSchoolId] = useState(schools[0]?.id ?? "");
  const [progress, setProgress] = useState<FileProgress>(IDLE);
  if (schools.length === 0) return <p>Ouvrez la page d’un établissement pour y déposer un fichier.</p>;

  async function send(file: File): Promise<void> {
    setProgress({ status: "working", name: file.name, size: file.size, step: "Envoi et lecture du fichier…", done: 0, total: null });
    try {
      const plan = await depositFile(schoolId, file);
      await queryClient.invalidateQueries({ queryKey: ["imports"] });
      await router.navigate({ href: `/imports/${plan.id}` });
    } catch (error) {
      setProgress({ status: "refused", error });
    }
  }

  return (
    <section aria-labelledby="deposit">
      <h2 id="deposit" className="fr-h5">
        Déposer un fichier
      </h2>
      <p className="rc-mention">
        Ordre conseillé&nbsp;: nomenclatures, structures, élèves, responsables, puis le fichier commun de l’établissement. Un ZIP complet
        convient aussi.
      </p>
      {schools.length > 1 && (
        <div className="fr-select-group">
          <label className="fr-label" htmlFor="school">
            Établissement
          </label>
          <select id="school" className="fr-select" value={schoolId} onChange={(event) => setSchoolId(event.currentTarget.value)}>
            {schools.map((school) => (
              <option key={school.id} value={school.id}>
                {school.name}
              </option>
            ))}
          </select>
        </div>
      )}
      <FileDrop
        label="Fichier SIECLE, ONDE ou absences"
        hint="XML, CSV, tableur ou ZIP, 20 Mo au plus. Nous reconnaissons le fichier."
        accept=".xml,.zip,.csv,.txt,.xlsx,.ods"
        progress={progress}
        onFile={(file) => void send(file)}
      />
    </section>
  );
}
