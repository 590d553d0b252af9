import { useEffect, useRef, useState } from "react";

import { phoneNumber, textDate } from "@/shared/format";
import { BirthForm } from "@/shared/ui/family/BirthForm";
import { takeFragment } from "@/shared/ui/family/fragment";
import { SignForm } from "@/shared/ui/family/SignForm";
import { PageHeader } from "@/shared/ui/PageHeader";

import { FamilyPaper } from "../components/FamilyPaper";
import { decide, showPlan, type FamilyDecision, type FamilyLink, type FamilyPlan } from "../familyApi";

interface Opened {
  plan: FamilyPlan;
  link: FamilyLink;
}

/** A family reads and signs, or not, without any account. The link stays in memory: this device keeps nothing. */
export function SignaturePage() {
  const [token] = useState(takeFragment);
  const [opened, setOpened] = useState<Opened | null>(null);
  const [decision, setDecision] = useState<FamilyDecision | null>(null);
  return (
    <div className="rc-shape rc-shape--public">
      <div>
        <PageHeader title={decision === null ? "Un document à lire et à signer" : decision.signed ? "C’est signé" : "Votre réponse est notée"} size="public" lead={decision === null ? leadOf(opened) : undefined} />
        {decision !== null ? (
          <Done decision={decision} />
        ) : token === null ? (
          <Incomplete />
        ) : opened === null ? (
          <>
            <BirthForm
              legend="Date de naissance de l’enfant"
              hint="Exemple&nbsp;: 14 2 2013. Elle nous dit que ce message vous est bien arrivé."
              open={async (birth_date) => setOpened({ plan: await showPlan({ token, birth_date }), link: { token, birth_date } })}
            />
            <p className="rc-mention fr-mt-3w">Sans compte et sans mot de passe. Lire ne vous engage à rien. Rien n’est gardé sur cet appareil.</p>
          </>
        ) : (
          <ToSign opened={opened} onDecided={setDecision} />
        )}
      </div>
    </div>
  );
}

function leadOf(opened: Opened | null): string {
  if (opened === null) return "L’établissement de votre enfant vous propose un accompagnement. Vous pouvez dire oui ou non.";
  return opened.plan.settled ? "Vous avez déjà répondu." : `Lisez, puis signez si vous êtes d’accord. Ce lien fonctionne jusqu’au ${textDate(opened.plan.expires_at)}.`;
}

function ToSign({ opened: { plan, link }, onDecided }: { opened: Opened; onDecided: (decision: FamilyDecision) => void }) {
  useEffect(() => document.getElementById("paper")?.focus(), []);
  return (
    <>
      <FamilyPaper link={link} plan={plan} />
      {plan.settled ? (
        <p>Ce document a déjà reçu votre réponse. Pour en changer, appelez l’établissement.</p>
      ) : (
        <SignForm decide={async (code, signed) => onDecided(await decide(link, code, signed))}>
          Ne pas signer n’a pas de conséquence pour {plan.first_name}. Vous préférez le papier, ou vous avez une question&nbsp;? Appelez l’établissement&nbsp;: <a href={`tel:${plan.school_phone}`}>{phoneNumber(plan.school_phone)}</a>.
        </SignForm>
      )}
    </>
  );
}

function Done({ decision }: { decision: FamilyDecision }) {
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
      <p>S’il ne s’ouvre pas, appelez l’établissement de votre enfant&nbsp;: il peut vous en envoyer un autre, ou vous faire signer sur papier.</p>
    </>
  );
}
