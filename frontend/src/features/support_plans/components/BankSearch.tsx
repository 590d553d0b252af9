import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";

import { counted } from "@/shared/format";
import { Disclosure } from "@/shared/ui/Disclosure";

import { bankQuery } from "../api";
import { entriesOf, searched, type BankEntry } from "../logic/bank";

const SHOWN = 8;

/** The bank of objectives, each with its criterion: a starting point to be rewritten for the pupil. */
export function BankSearch({ onChoose }: { onChoose: (entry: BankEntry) => void }) {
  return (
    <Disclosure label="Banque d’objectifs">
      <Entries onChoose={onChoose} />
    </Disclosure>
  );
}

function Entries({ onChoose }: { onChoose: (entry: BankEntry) => void }) {
  const { data: bank } = useQuery(bankQuery);
  const [text, setText] = useState("");
  const id = useId();
  if (bank === undefined) return <p className="rc-mention">Chargement…</p>;
  const found = searched(entriesOf(bank), text);
  return (
    <div className="rc-bank">
      <label className="fr-label" htmlFor={id}>
        Chercher dans la banque
        <span className="fr-hint-text">Exemple&nbsp;: texte, calcul, plan</span>
      </label>
      <input id={id} type="search" className="fr-input" autoComplete="off" value={text} onChange={(event) => setText(event.currentTarget.value)} />
      <p role="status" className="rc-mention">
        {counted(found.length, "objectif trouvé", "objectifs trouvés")}
        {found.length > SHOWN && `, les ${SHOWN} premiers sont affichés`}
      </p>
      <ul className="rc-plain-list">
        {found.slice(0, SHOWN).map((entry) => (
          <li key={`${entry.path} ${entry.sentence}`}>
            <button type="button" className="rc-bank__entry" onClick={() => onChoose(entry)}>
              <span className="rc-strong">{entry.sentence}</span>
              <span className="rc-block">Réussi si&nbsp;: {entry.criterion}</span>
              <span className="rc-mention rc-block">{entry.path}</span>
            </button>
          </li>
        ))}
      </ul>
      <p className="rc-mention">{bank.source}</p>
    </div>
  );
}
