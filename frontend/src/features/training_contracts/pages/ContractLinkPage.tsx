import { textDate } from "@/shared/format";
import { CallPlatform } from "@/shared/ui/family/CallPlatform";
import { LinkPage } from "@/shared/ui/family/LinkPage";
import { SignForm } from "@/shared/ui/family/SignForm";

import { PublicPaper } from "../components/PublicPaper";
import { decideContract, showContract, type FamilyContract } from "../familyApi";

/** The young person and the family read a contract, sign or not, without any account. */
export function ContractLinkPage() {
  return (
    <LinkPage
      title={(contract) => (contract !== null && !contract.may_sign ? "Mon contrat de formation" : "Un contrat de formation à lire")}
      lead={leadOf}
      birth={{ legend: "Date de naissance du jeune", hint: "Exemple\u00a0: 14 2 2009. Elle nous dit que ce message vous est bien arrivé." }}
      incomplete={"appelez la personne qui vous suit\u00a0: elle peut vous en envoyer un autre, ou vous faire signer sur papier."}
      open={showContract}
    >
      {(contract, link, decided) => (
        <>
          <PublicPaper link={link} contract={contract} />
          {contract.may_sign ? (
            <SignForm decide={async (code, signed) => decided(await decideContract(link, code, signed))}>
              Ne pas signer n’a pas de conséquence&nbsp;: l’accompagnement continue. Vous préférez le papier, ou vous avez une question&nbsp;? <CallPlatform phone={contract.phone} />
            </SignForm>
          ) : (
            <p>
              Une question sur ce contrat&nbsp;? <CallPlatform phone={contract.phone} />
            </p>
          )}
        </>
      )}
    </LinkPage>
  );
}

function leadOf(contract: FamilyContract | null): string {
  if (contract === null) return "Un contrat dit ce que chacun promet. Vous pouvez dire oui ou non.";
  const { settled, may_sign, state_label, expires_at } = contract;
  if (may_sign) return `Lisez, puis signez si vous êtes d’accord. Ce lien fonctionne jusqu’au ${textDate(expires_at)}.`;
  return settled ? `Vous avez déjà répondu. État du contrat\u00a0: ${state_label.toLocaleLowerCase("fr")}.` : `État du contrat\u00a0: ${state_label.toLocaleLowerCase("fr")}.`;
}
