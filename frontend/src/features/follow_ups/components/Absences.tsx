import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type SubmitEvent } from "react";

import { counted, textDate, today } from "@/shared/format";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import { QuickDate } from "@/shared/ui/QuickDate";
import { SelectField } from "@/shared/ui/SelectField";
import { announceGesture } from "@/shared/ui/undo";

import { declareAbsence, endAbsence, type PlatformStaff, type ReferentAbsence } from "../api";
import { readAgain } from "../useActs";

interface Props {
  platform: PlatformStaff;
  absences: readonly ReferentAbsence[];
  me: string;
  /** May declare and end for anybody. */
  leads: boolean;
}

/** Who is away, until when, and for how many the platform answers meanwhile. */
export function Absences({ platform, absences, me, leads }: Props) {
  const client = useQueryClient();
  const back = useMutation({
    mutationFn: (one: ReferentAbsence) => endAbsence(one.id),
    onSuccess: async (_left, one) => {
      announceGesture({ message: one.from_on > today() ? "Absence retirée." : `${one.name} répond à nouveau.` });
      await readAgain(client);
    },
  });
  return (
    <>
      {back.isError && <ProblemAlert error={back.error} />}
      {absences.length === 0 ? (
        <p className="rc-mention">Personne n’est absent.</p>
      ) : (
        <ul className="rc-sheet">
          {absences.map((one) => (
            <li key={one.id}>
              <p>
                <strong>{one.name}</strong>, du {textDate(one.from_on)} au {textDate(one.to_on)}
              </p>
              <p className="rc-mention">La plateforme répond pour {counted(one.load, "jeune")}.</p>
              {(leads || one.account_id === me) && (
                <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" onClick={() => !back.isPending && back.mutate(one)}>
                  {one.from_on > today() ? "Retirer cette absence" : "De retour aujourd’hui"}
                  <span className="fr-sr-only">, {one.name}</span>
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      <Declare platform={platform} me={me} leads={leads} />
    </>
  );
}

function Declare({ platform, me, leads }: Omit<Props, "absences">) {
  const client = useQueryClient();
  const [account, setAccount] = useState(platform.staff.some(({ id }) => id === me) ? me : "");
  const [from, setFrom] = useState(today());
  const [to, setTo] = useState("");
  const [asked, setAsked] = useState(false);
  const declare = useMutation({
    mutationFn: () => declareAbsence({ platform_id: platform.platform_id, account_id: account, from_on: from, to_on: to }),
    onSuccess: async () => {
      announceGesture({ message: "Absence enregistrée. La plateforme répond jusqu’au retour." });
      setTo("");
      setAsked(false);
      await readAgain(client);
    },
  });
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    setAsked(true);
    if (to === "") document.getElementById("away-to")?.focus();
    else if (account !== "" && !declare.isPending) declare.mutate();
  };
  return (
    <form className="rc-form" onSubmit={submit} noValidate>
      <h3 className="fr-h6">Déclarer une absence</h3>
      {declare.isError && <ProblemAlert error={declare.error} fields={{ "/account_id": { id: "away-who", label: "Qui" }, "/from_on": { id: "away-from", label: "Du" }, "/to_on": { id: "away-to", label: "Au" } }} />}
      {leads && <SelectField id="away-who" label="Qui" value={account} none="Choisir" choices={platform.staff.map(({ id, name }) => ({ value: id, label: name }))} onChange={setAccount} error={asked && account === "" ? "Choisissez une personne." : undefined} />}
      <QuickDate id="away-from" label="Du" value={from} suggestions={[]} onChange={setFrom} />
      <QuickDate id="away-to" label="Au" value={to} min={from} suggestions={[]} onChange={setTo} error={asked && to === "" ? "Indiquez le dernier jour." : undefined} />
      <button type="submit" className="fr-btn" aria-disabled={declare.isPending}>
        Enregistrer l’absence
      </button>
    </form>
  );
}
