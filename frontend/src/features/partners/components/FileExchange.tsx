import { useMutation, useQueryClient } from "@tanstack/react-query";

import { saveFile } from "@/shared/api/files";
import { counted } from "@/shared/format";
import { Disclosure } from "@/shared/ui/Disclosure";
import { FileDrop, type FileProgress } from "@/shared/ui/FileDrop";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";

import { depositEventFile, downloadReferralFile, type FileDeposit } from "../api";

const COLUMNS: readonly [string, string][] = [
  ["orientation", "le numéro du fichier téléchargé"],
  ["evenement", "Contact, Rendez-vous, Connu, Entrée, Sortie ou Refus"],
  ["date", "le jour où c’est arrivé, JJ/MM/AAAA"],
  ["resultat", "pour un contact, Joint, Pas de réponse, Coordonnées incorrectes ou Ne veut pas être accompagné"],
  ["rendez_vous", "pour un rendez-vous, sa date, JJ/MM/AAAA"],
  ["connu", "oui ou non, si le jeune vous était connu"],
  ["solution, structure", "pour une entrée, le type de solution et le nom de la structure, facultatifs"],
  ["motif", "pour une sortie ou un refus, sa raison"],
  ["numero", "facultatif, distingue deux lignes qui seraient identiques"],
];

/** For a structure whose software does not speak to ours: its referrals as a table, its events line by line. */
export function FileExchange() {
  return (
    <Disclosure label="Échanger par fichier">
      <div className="rc-two">
        <Download />
        <Deposit />
      </div>
    </Disclosure>
  );
}

function Download() {
  const client = useQueryClient();
  const download = useMutation({
    mutationFn: downloadReferralFile,
    onSettled: () => client.invalidateQueries({ queryKey: ["referred-youths"] }),
  });
  return (
    <section aria-labelledby="referral-file">
      <h2 id="referral-file" className="fr-h5">
        Télécharger les orientations
      </h2>
      {download.isError && <ProblemAlert error={download.error} />}
      <p>Les orientations nouvelles ou modifiées depuis votre dernier fichier. Chaque jeune compte dans ceux que vous ouvrez aujourd’hui&nbsp;; le téléchargement est tracé.</p>
      <ul className="fr-btns-group fr-btns-group--inline fr-btns-group--sm">
        <li>
          <button type="button" className="fr-btn" aria-disabled={download.isPending} onClick={() => !download.isPending && download.mutate(false)}>
            {download.isPending ? "Préparation…" : "Télécharger"}
          </button>
        </li>
        <li>
          <button type="button" className="fr-btn fr-btn--tertiary" aria-disabled={download.isPending} onClick={() => !download.isPending && download.mutate(true)}>
            Tout reprendre
          </button>
        </li>
      </ul>
    </section>
  );
}

function Deposit() {
  const client = useQueryClient();
  const deposit = useMutation({
    mutationFn: depositEventFile,
    onSuccess: () => Promise.all([["referred-youths"], ["referred-youth"]].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
  return (
    <section aria-labelledby="event-file">
      <h2 id="event-file" className="fr-h5">
        Déposer un fichier de suivi
      </h2>
      {deposit.isSuccess && <Outcome deposit={deposit.data} fileName={deposit.variables.name} />}
      <FileDrop label="Fichier de suivi" hint="CSV en UTF-8, séparé par des points-virgules, 500&nbsp;lignes au plus." accept=".csv,text/csv" progress={progressOf(deposit)} onFile={(file) => deposit.mutate(file)} />
      <Disclosure label="Les colonnes attendues">
        <dl className="rc-facts">
          {COLUMNS.map(([name, words]) => (
            <div key={name}>
              <dt>
                <code>{name}</code>
              </dt>
              <dd>{words}</dd>
            </div>
          ))}
        </dl>
      </Disclosure>
    </section>
  );
}

function progressOf({ isPending, isError, error, variables }: { isPending: boolean; isError: boolean; error: unknown; variables: File | undefined }): FileProgress {
  if (isPending && variables !== undefined) return { status: "working", name: variables.name, size: variables.size, step: "Lecture", done: 0, total: null };
  return isError ? { status: "refused", error } : { status: "idle" };
}

/** How many lines were taken, known already, refused; each refused one with its column, its rule and what to do. */
function Outcome({ deposit, fileName }: { deposit: FileDeposit; fileName: string }) {
  const refused = deposit.lines.filter(({ outcome }) => outcome === "refused");
  return (
    <>
      <div className="rc-strip" role="status">
        <p>
          {fileName}&nbsp;: {counted(deposit.recorded, "ligne enregistrée", "lignes enregistrées")}, {counted(deposit.known, "déjà reçue", "déjà reçues")},{" "}
          {counted(deposit.refused, "à corriger", "à corriger")}.
        </p>
      </div>
      {refused.length > 0 && (
        <ul className="rc-sheet">
          {refused.map(({ line, column, rule, remedy }) => (
            <li key={line}>
              <p>
                Ligne {line}
                {column !== null && `, ${column}`}&nbsp;: {rule}
              </p>
              <p className="rc-mention">{remedy}</p>
            </li>
          ))}
        </ul>
      )}
      <p>
        <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" onClick={() => saveFile({ blob: new Blob([`\ufeff${deposit.acknowledgement}`], { type: "text/csv;charset=utf-8" }), name: `accuse-${fileName}` })}>
          Télécharger l’accusé de réception
        </button>
      </p>
    </>
  );
}
