import { useEffect, useRef, useState } from "react";

import { textDate } from "@/shared/format";
import { PageHeader } from "@/shared/ui/PageHeader";

import { BirthForm } from "../components/BirthForm";
import { FamilyPaper } from "../components/FamilyPaper";
import { SignForm } from "../components/SignForm";
import type { FamilyDecision, FamilyLink, FamilyPlan } from "../familyApi";
import { takeFragment } from "../logic/fragment";

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
            <BirthForm token={token} onFound={(plan, birth_date) => setOpened({ plan, link: { token, birth_date } })} />
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
        <SignForm link={link} plan={plan} onDecided={onDecided} />
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
