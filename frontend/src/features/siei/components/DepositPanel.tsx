import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { labelOf } from "@/shared/api/labels";
import { SourceKind as KINDS } from "@/shared/api/reference.gen";
import { today } from "@/shared/format";
import { FileDrop, type FileProgress } from "@/shared/ui/FileDrop";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import { QuickDate } from "@/shared/ui/QuickDate";

import { depositSource, removeSource, SIEI, takeOwnSource, type CampaignPage, type Source, type SourceKind } from "../api";
import { FROM_OUR_BASE } from "../logic/campaign";
import { RejectsPanel } from "./RejectsPanel";

interface Props {
  page: CampaignPage;
  kind: SourceKind;
  source: Source | undefined;
  onDone: () => void;
}

/** One source of a campaign that still takes them: its file deposited, or what was set aside of it, and its withdrawal. */
export function DepositPanel({ page, kind, source, onDone }: Props) {
  const id = page.campaign.id;
  return source === undefined ? <Deposit campaignId={id} kind={kind} onDone={onDone} /> : <Deposited campaignId={id} source={source} onDone={onDone} />;
}

function Deposit({ campaignId, kind, onDone }: { campaignId: string; kind: SourceKind; onDone: () => void }) {
  const queryClient = useQueryClient();
  const [receivedOn, setReceivedOn] = useState(today());
  const [progress, setProgress] = useState<FileProgress>({ status: "idle" });

  async function send(file: File): Promise<void> {
    setProgress({ status: "working", name: file.name, size: file.size, step: "Envoi et lecture du fichier…", done: 0, total: null });
    try {
      await depositSource(campaignId, kind, receivedOn, file);
      await queryClient.invalidateQueries({ queryKey: SIEI });
      onDone();
    } catch (error) {
      setProgress({ status: "refused", error });
    }
  }

  return (
    <div className="rc-two">
      <div>
        <QuickDate id={`received-${kind}`} label="Date de réception" value={receivedOn} onChange={setReceivedOn} max={today()} suggestions={[]} />
        <FileDrop
          label={`Fichier, ${labelOf(KINDS, kind)}`}
          hint="CSV (points-virgules, UTF-8) ou JSON du format d’échange."
          accept=".csv,.json,.txt"
          progress={progress}
          onFile={(file) => void send(file)}
        />
      </div>
      <div>
        <p>
          Toutes les colonnes du format, même vides&nbsp;; dates en AAAA-MM-JJ. Les lignes de moins de 16 ans sont comptées, jamais enregistrées.{" "}
          <a className="fr-link" href={`/exemples-siei/${kind}.csv`} download>
            Fichier d’exemple (personnes inventées)
          </a>
        </p>
        {FROM_OUR_BASE.includes(kind) && <OwnBase campaignId={campaignId} kind={kind} onDone={onDone} />}
      </div>
    </div>
  );
}

function OwnBase({ campaignId, kind, onDone }: { campaignId: string; kind: SourceKind; onDone: () => void }) {
  const queryClient = useQueryClient();
  const take = useMutation({
    mutationFn: () => takeOwnSource(campaignId, kind),
    onSuccess: onDone,
    onSettled: () => queryClient.invalidateQueries({ queryKey: SIEI }),
  });
  return (
    <>
      {take.isError && <ProblemAlert error={take.error} />}
      <p>Ou sans fichier&nbsp;: les élèves que les établissements de ces départements ont confiés à Raccroche.</p>
      <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary" aria-disabled={take.isPending} onClick={() => take.mutate()}>
        {take.isPending ? "Demande…" : "Prendre dans notre base"}
      </button>
    </>
  );
}

function Deposited({ campaignId, source, onDone }: { campaignId: string; source: Source; onDone: () => void }) {
  const queryClient = useQueryClient();
  const remove = useMutation({
    mutationFn: () => removeSource(campaignId, source.kind),
    onSuccess: onDone,
    onSettled: () => queryClient.invalidateQueries({ queryKey: SIEI }),
  });
  return (
    <>
      {remove.isError && <ProblemAlert error={remove.error} />}
      {source.state === "received" && <p className="rc-mention rc-campaign__digest">Empreinte du fichier reçu (SHA-256)&nbsp;: {source.received_sha256}</p>}
      {source.rejected > 0 && <RejectsPanel campaignId={campaignId} kind={source.kind} />}
      <p>Pour remplacer ce fichier, retirez-le d’abord. Le contrôle sera à refaire.</p>
      <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary" aria-disabled={remove.isPending} onClick={() => remove.mutate()}>
        {remove.isPending ? "Retrait…" : "Retirer cette source"}
      </button>
    </>
  );
}
