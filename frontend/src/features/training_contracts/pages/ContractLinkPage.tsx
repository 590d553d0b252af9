import { useEffect, useRef, useState } from "react";

import { phoneNumber, textDate } from "@/shared/format";
import { BirthForm } from "@/shared/ui/family/BirthForm";
import { takeFragment } from "@/shared/ui/family/fragment";
import { SignForm } from "@/shared/ui/family/SignForm";
import { PageHeader } from "@/shared/ui/PageHeader";

import { PublicPaper } from "../components/PublicPaper";
import { decideContract, showContract, type ContractLinkHolder, type FamilyContract, type FamilyContractDecision } from "../familyApi";

interface Opened {
  contract: FamilyContract;
  link: ContractLinkHolder;
}

/** The young person and the family read, sign or not, without any account. The link stays in memory: this device keeps nothing. */
export function ContractLinkPage() {
  const [token] = useState(takeFragment);
  const [opened, setOpened] = useState<Opened | null>(null);
  const [decision, setDecision] = useState<FamilyContractDecision | null>(null);
  return (
    <div className="rc-shape rc-shape--public">
      <div>
        <PageHeader title={titleOf(opened, decision)} size="public" {...(decision === null && { lead: leadOf(opened) })} />
        {decision !== null ? (
          <Done decision={decision} />
        ) : token === null ? (
          <Incomplete />
        ) : opened === null ? (
          <>
            <BirthForm
              legend="Date de naissance du jeune"
              hint="Exemple&nbsp;: 14 2 2009. Elle nous dit que ce message vous est bien arrivé."
              open={async (birth_date) => setOpened({ contract: await showContract({ token, birth_date }), link: { token, birth_date } })}
            />
            <p className="rc-mention fr-mt-3w">Sans compte et sans mot de passe. Lire ne vous engage à rien. Rien n’est gardé sur cet appareil.</p>
          </>
        ) : (
          <Open opened={opened} onDecided={setDecision} />
        )}
      </div>
    </div>
  );
}

function titleOf(opened: Opened | null, decision: FamilyContractDecision | null): string {
  if (decision !== null) return decision.signed ? "C’est signé" : "Votre réponse est notée";
  return opened !== null && !opened.contract.may_sign ? "Mon contrat de formation" : "Un contrat de formation à lire";
}

function leadOf(opened: Opened | null): string {
  if (opened === null) return "Un contrat dit ce que chacun promet. Vous pouvez dire oui ou non.";
  const { settled, may_sign, state_label, expires_at } = opened.contract;
  if (may_sign) return `Lisez, puis signez si vous êtes d’accord. Ce lien fonctionne jusqu’au ${textDate(expires_at)}.`;
  return settled ? `Vous avez déjà répondu. État du contrat\u00a0: ${state_label.toLocaleLowerCase("fr")}.` : `État du contrat\u00a0: ${state_label.toLocaleLowerCase("fr")}.`;
}

function Open({ opened: { contract, link }, onDecided }: { opened: Opened; onDecided: (decision: FamilyContractDecision) => void }) {
  useEffect(() => document.getElementById("paper")?.focus(), []);
  return (
    <>
      <PublicPaper link={link} contract={contract} />
      {contract.may_sign ? (
        <SignForm decide={async (code, signed) => onDecided(await decideContract(link, code, signed))}>
          Ne pas signer n’a pas de conséquence&nbsp;: l’accompagnement continue. Vous préférez le papier, ou vous avez une question&nbsp;? <Call phone={contract.phone} />
        </SignForm>
      ) : (
        <p>
          Une question sur ce contrat&nbsp;? <Call phone={contract.phone} />
        </p>
      )}
    </>
  );
}

function Call({ phone }: { phone: string }) {
  if (phone === "") return "Parlez-en à la personne qui vous suit.";
  return (
    <>
      Appelez la plateforme&nbsp;: <a href={`tel:${phone}`}>{phoneNumber(phone)}</a>.
    </>
  );
}

function Done({ decision }: { decision: FamilyContractDecision }) {
  const words = useRef<HTMLParagraphElement>(null);
  useEffect(() => words.current?.focus(), []);
  return (
    <>
      <p ref={words} tabIndex={-1} role="status" className="fr-text--lead">
        {decision.detail}
      </p>
      <p>Vous pouvez fermer cette page. Le lien ne fonctionne plus.</p>
    </>
  );
}

/** A link cut by a mail program, or opened without its end. */
function Incomplete() {
  return (
    <>
      <p>Ce lien est incomplet. Ouvrez-le directement depuis le message, sans le recopier.</p>
      <p>S’il ne s’ouvre pas, appelez la personne qui vous suit&nbsp;: elle peut vous en envoyer un autre, ou vous faire signer sur papier.</p>
    </>
  );
}
