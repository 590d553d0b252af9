import { phoneNumber, textDate } from "@/shared/format";
import { LinkPage } from "@/shared/ui/family/LinkPage";
import { SignForm } from "@/shared/ui/family/SignForm";

import { FamilyPaper } from "../components/FamilyPaper";
import { decide, showPlan, type FamilyPlan } from "../familyApi";

/** A family reads and signs a plan, or not, without any account. */
export function SignaturePage() {
  return (
    <LinkPage
      title={() => "Un document à lire et à signer"}
      lead={leadOf}
      birth={{ legend: "Date de naissance de l’enfant", hint: "Exemple\u00a0: 14 2 2013. Elle nous dit que ce message vous est bien arrivé." }}
      incomplete={"appelez l’établissement de votre enfant\u00a0: il peut vous en envoyer un autre, ou vous faire signer sur papier."}
      open={showPlan}
    >
      {(plan, link, decided) => (
        <>
          <FamilyPaper link={link} plan={plan} />
          {plan.settled ? (
            <p>Ce document a déjà reçu votre réponse. Pour en changer, appelez l’établissement.</p>
          ) : (
            <SignForm decide={async (code, signed) => decided(await decide(link, code, signed))}>
              Ne pas signer n’a pas de conséquence pour {plan.first_name}. Vous préférez le papier, ou vous avez une question&nbsp;? Appelez l’établissement&nbsp;: <a href={`tel:${plan.school_phone}`}>{phoneNumber(plan.school_phone)}</a>.
            </SignForm>
          )}
        </>
      )}
    </LinkPage>
  );
}

function leadOf(plan: FamilyPlan | null): string {
  if (plan === null) return "L’établissement de votre enfant vous propose un accompagnement. Vous pouvez dire oui ou non.";
  return plan.settled ? "Vous avez déjà répondu." : `Lisez, puis signez si vous êtes d’accord. Ce lien fonctionne jusqu’au ${textDate(plan.expires_at)}.`;
}
