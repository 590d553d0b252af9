import { textDate, typeset, weekdayDate } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { LegalBasis } from "@/shared/ui/LegalBasis";

import type { Receipt } from "../api";
import { diaryOf, numberToCall, readAloud, smsOf } from "../logic/keep";
import { WhoReads } from "./Start";

/** The number, the dates, whom to call: to print, to copy, to keep. */
export function ReceiptSheet({ receipt }: { receipt: Receipt }) {
  const number = numberToCall(receipt);
  return (
    <>
      <p className="fr-text--lead">
        Numéro <strong className="rc-reference">{receipt.reference}</strong>
      </p>
      <p>Demande reçue le {textDate(receipt.received_on)}. Gardez ce numéro.{receipt.mailed ? " Il vous est aussi envoyé par courriel." : ""}</p>
      <section aria-labelledby="next">
        <h2 id="next" className="fr-h4">
          La suite
        </h2>
        <ol className="rc-sheet rc-sheet--numbered">
          <li>
            <p>
              {receipt.platform_name} essaie de vous joindre avant le <strong>{weekdayDate(receipt.call_before.on)}</strong>. C’est notre objectif.
            </p>
            <LegalBasis basis={receipt.call_before.basis} />
          </li>
          <li>
            {receipt.interview_before === null ? (
              <p>On fixe un entretien avec vous. Vous avez déjà un diplôme&nbsp;: la date dépend des places.</p>
            ) : (
              <>
                <p>
                  Un entretien vous est proposé avant le <strong>{weekdayDate(receipt.interview_before.on)}</strong>. C’est votre droit&nbsp;: 15&nbsp;jours après votre demande.
                </p>
                <LegalBasis basis={receipt.interview_before.basis} />
              </>
            )}
          </li>
          <li>
            <p>On cherche avec vous une place qui vous va.</p>
          </li>
        </ol>
      </section>
      <section aria-labelledby="call">
        <h2 id="call" className="fr-h4">
          Pas de nouvelles&nbsp;?
        </h2>
        <p>
          Appelez le <a href={`tel:${number}`}>{typeset(readAloud(number))}</a> et donnez votre numéro {receipt.reference}.
          {receipt.phone !== "" && (
            <>
              {" "}
              Vous pouvez aussi appeler le <a href={`tel:${receipt.free_number}`}>{readAloud(receipt.free_number)}</a>, c’est gratuit.
            </>
          )}
        </p>
      </section>
      <div className="rc-actions rc-no-print">
        <button type="button" className="fr-btn fr-btn--secondary" onClick={() => window.print()}>
          Imprimer
        </button>
        <button type="button" className="fr-btn fr-btn--tertiary" onClick={() => download(receipt)}>
          Ajouter à mon agenda
        </button>
        <a className="fr-btn fr-btn--tertiary" href={smsOf(receipt)}>
          Me l’envoyer par SMS
        </a>
      </div>
      <p className="fr-mt-3w rc-no-print">
        <AppLink className="fr-link" href="/reprendre-une-formation/parcours">
          Votre parcours en 6 étapes
        </AppLink>
      </p>
      <WhoReads />
    </>
  );
}

function download(receipt: Receipt): void {
  const href = URL.createObjectURL(new Blob([diaryOf(receipt)], { type: "text/calendar" }));
  Object.assign(document.createElement("a"), { href, download: "reprendre-une-formation.ics" }).click();
  URL.revokeObjectURL(href);
}
