import { useQuery } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";

import { LegalBasis } from "@/shared/ui/LegalBasis";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import { announceGesture } from "@/shared/ui/undo";

import { amendContract, holdReview, signContract, takeContractStep, tutorsQuery, writeContent, type Contract } from "../api";
import { consequencesOf, DONE, fieldsOf, firstDraft, isStep, stepBody, type StepName } from "../logic/acts";
import { contentBody, contentDraft, contentFields } from "../logic/content";
import { amendmentBody, amendmentDraft, amendmentFields, reviewBody, reviewFields, reviewLabel } from "../logic/following";
import { useContractWrite } from "../useContractWrite";
import { ActSheet } from "./ActSheet";
import { FieldForm } from "./FieldForm";
import { ContractText } from "./ContractText";

interface Props {
  contract: Contract;
  name: string;
  today: string;
}

const pageOf = ({ id }: Contract): string => `/contrats/${id}`;

/** After an act, the contract again, with what was done in words. */
function useBack(contract: Contract): (message: string) => void {
  const router = useRouter();
  return (message) => {
    announceGesture({ message });
    void router.navigate({ href: pageOf(contract) });
  };
}

/** The act that the address names; an unknown one shows the refusal of none. */
export function Act({ contract, name, today }: Props) {
  if (isStep(name)) return <StepAct contract={contract} name={name} today={today} />;
  switch (name) {
    case "parcours":
      return <ContentAct contract={contract} />;
    case "signer":
      return <SignAct contract={contract} />;
    case "bilan":
      return <ReviewAct contract={contract} today={today} />;
    case "avenant":
      return <AmendmentAct contract={contract} today={today} />;
    default:
      return (
        <ActSheet back={pageOf(contract)} title="Action inconnue" follows={[]}>
          <p>Cette action n’existe pas pour un contrat.</p>
        </ActSheet>
      );
  }
}

function StepAct({ contract, name, today }: Props & { name: StepName }) {
  const back = useBack(contract);
  const write = useContractWrite(contract, takeContractStep, () => back(`${DONE[name]}.`));
  const offer = contract.available_transitions.find((each) => each.name === name);
  const fields = fieldsOf(name, contract, today);
  const label = offer?.label ?? "Cette étape n’est pas possible";
  return (
    <ActSheet back={pageOf(contract)} title={label} follows={offer === undefined ? [] : consequencesOf(name, contract)} basis={offer?.legal_basis != null && <LegalBasis basis={offer.legal_basis} defaultOpen />}>
      {offer === undefined ? (
        <p>Le contrat a changé d’état, ou cette étape revient à la plateforme.</p>
      ) : (
        <>
          {offer.blocked_by.length > 0 && (
            <ul>
              {offer.blocked_by.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          )}
          <FieldForm id="step" fields={fields} first={firstDraft(name, today)} submit={offer.label} pending={write.isPending} error={write.error} onSubmit={(draft) => write.mutate(stepBody(name, fields, draft))} />
        </>
      )}
    </ActSheet>
  );
}

function ContentAct({ contract }: { contract: Contract }) {
  const back = useBack(contract);
  const write = useContractWrite(contract, writeContent, () => back("Parcours et engagements enregistrés."));
  return (
    <ActSheet
      back={pageOf(contract)}
      title="Parcours et engagements"
      follows={[
        `Chacun lira ce texte avant de signer, ${contract.first_name} en premier.`,
        "Objectif, statut, premier jour et les trois engagements sont demandés pour l’envoi. Le reste aide.",
        "Rien sur la santé, la famille ou les absences passées.",
      ]}
    >
      <FieldForm id="content" fields={contentFields(contract)} first={contentDraft(contract)} submit="Enregistrer le projet" pending={write.isPending} error={write.error} onSubmit={(draft) => write.mutate(contentBody(draft))} />
    </ActSheet>
  );
}

function SignAct({ contract }: { contract: Contract }) {
  const back = useBack(contract);
  const write = useContractWrite<null>(contract, signContract, () => back("Votre signature est notée."));
  const open = contract.may_sign_as !== null;
  return (
    <ActSheet
      back={pageOf(contract)}
      title="Lire et signer le contrat"
      follows={open ? ["Votre nom, votre fonction et la date s’ajoutent au contrat.", `${contract.signed} signature${contract.signed > 1 ? "s" : ""} sur ${contract.signatories} déjà donnée${contract.signed > 1 ? "s" : ""}.`, "Le contrat commence quand chacun a signé."] : []}
    >
      <ContractText contract={contract} />
      {write.error !== null && <ProblemAlert error={write.error} />}
      {open ? (
        <button type="button" className="fr-btn fr-mt-2w" aria-disabled={write.isPending} onClick={() => !write.isPending && write.mutate(null)}>
          {write.isPending ? "Envoi…" : "Je signe ce contrat"}
        </button>
      ) : (
        <p>Vous n’avez rien à signer sur ce contrat.</p>
      )}
    </ActSheet>
  );
}

function ReviewAct({ contract, today }: { contract: Contract; today: string }) {
  const back = useBack(contract);
  const write = useContractWrite(contract, holdReview, () => back("Bilan enregistré."));
  return (
    <ActSheet
      back={pageOf(contract)}
      title={reviewLabel(contract.marks, today)}
      follows={["La plateforme, le tuteur et l’établissement d’accueil lisent ce bilan.", "Sans autre date, le prochain bilan tombe au point suivant (1, 3, 6 ou 12\u00a0mois).", "Une pause ou une fin se note ensuite, par une étape à part."]}
    >
      <FieldForm id="review" fields={reviewFields(contract, today)} first={{ on: today }} submit="Enregistrer le bilan" pending={write.isPending} error={write.error} onSubmit={(draft) => write.mutate(reviewBody(contract, draft, today))} />
    </ActSheet>
  );
}

function AmendmentAct({ contract, today }: { contract: Contract; today: string }) {
  const back = useBack(contract);
  const { data } = useQuery(tutorsQuery);
  const tutors = (data?.items ?? []).map(({ id, name, job_title }) => ({ value: id, label: job_title === "" ? name : `${name}, ${job_title}` }));
  const write = useContractWrite(contract, amendContract, () => back("Avenant enregistré."));
  return (
    <ActSheet
      back={pageOf(contract)}
      title="Écrire un avenant"
      follows={["L’avenant porte un numéro et une date. L’ancien texte reste lisible.", "Un nouveau tuteur ou un nouveau signataire signe à son tour. Les autres signatures restent valables."]}
    >
      <FieldForm id="amendment" fields={[]} fieldsFor={(draft) => amendmentFields(draft, today, tutors)} first={amendmentDraft(contract, today)} submit="Enregistrer l’avenant" pending={write.isPending} error={write.error} onSubmit={(draft) => write.mutate(amendmentBody(draft))} />
    </ActSheet>
  );
}
