import { useQuery } from "@tanstack/react-query";

import { communesQuery } from "@/shared/api/communes";
import { choicesOf } from "@/shared/api/labels";
import { CallMoment, DiplomaHeld, LastClass, TrainingWish } from "@/shared/api/reference.gen";
import { Choices } from "@/shared/ui/Choices";
import { CommuneChoice } from "@/shared/ui/CommuneChoice";
import { TextField } from "@/shared/ui/TextField";

import { isPostalCode, type Answers, type Missing } from "../logic/answers";

export interface QuestionProps {
  given: Answers;
  missing: Missing;
  change: (answers: Partial<Answers>) => void;
}

const BIRTH = [
  ["day", "Jour", 2, "bday-day"],
  ["month", "Mois", 2, "bday-month"],
  ["year", "Année", 4, "bday-year"],
] as const;

export function BirthQuestion({ given, missing, change }: QuestionProps) {
  return (
    <fieldset id="birth" tabIndex={-1} className="rc-choices" aria-describedby={missing.birth === undefined ? undefined : "birth-error"}>
      <legend className="fr-label">
        Quelle est votre date de naissance&nbsp;?
        <span className="fr-hint-text">Exemple&nbsp;: 14 2 2008.</span>
      </legend>
      <div className="rc-birth">
        {BIRTH.map(([name, label, length, autoComplete]) => (
          <div key={name} className="fr-input-group">
            <label className="fr-label" htmlFor={`birth-${name}`}>
              {label}
            </label>
            <input id={`birth-${name}`} className="fr-input" inputMode="numeric" autoComplete={autoComplete} maxLength={length} value={given.birth[name]} aria-invalid={missing.birth !== undefined} onChange={(event) => change({ birth: { ...given.birth, [name]: event.currentTarget.value } })} />
          </div>
        ))}
      </div>
      {missing.birth !== undefined && (
        <p id="birth-error" className="fr-error-text">
          {missing.birth}
        </p>
      )}
    </fieldset>
  );
}

/** The list of communes as one types; where no list knows the postal code, the name is written. */
export function HomeQuestion({ given, missing, change }: QuestionProps) {
  return (
    <>
      <CommuneChoice typed={given.where} chosen={given.commune} label="Votre code postal ou votre commune" legend="Choisissez votre commune" error={missing.where} onChange={(where, commune) => change({ where, commune })} />
      <UnknownPostalCode given={given} missing={missing} change={change} />
    </>
  );
}

function UnknownPostalCode({ given, missing, change }: QuestionProps) {
  const { data } = useQuery(communesQuery(given.where.trim()));
  if (given.commune !== null || !isPostalCode(given.where) || data === undefined || data.items.length > 0) return null;
  return <TextField id="city" label="Nom de votre commune" hint="Nous n’avons pas ce code postal dans notre liste." maxLength={80} value={given.city} error={missing.city} onChange={(city) => change({ city })} />;
}

export function SchoolQuestion({ given, missing, change }: QuestionProps) {
  return (
    <>
      <Choices id="last_class" legend="Quelle est votre dernière classe&nbsp;?" hint="Même si vous ne l’avez pas finie." kind="radio" choices={choicesOf(LastClass)} chosen={[given.last_class]} error={missing.last_class} onChange={([last_class = ""]) => change({ last_class })} />
      <Choices id="diploma" legend="Quel est votre diplôme&nbsp;?" kind="radio" choices={choicesOf(DiplomaHeld)} chosen={[given.diploma]} error={missing.diploma} onChange={([diploma = ""]) => change({ diploma })} />
    </>
  );
}

export function WishQuestion({ given, missing, change }: QuestionProps) {
  return <Choices id="wish" legend="Qu’est-ce que vous aimeriez faire&nbsp;?" hint="Vous ne savez pas encore&nbsp;? C’est normal, on en parlera." kind="radio" choices={choicesOf(TrainingWish)} chosen={[given.wish]} error={missing.wish} onChange={([wish = ""]) => change({ wish })} />;
}

export function ContactQuestion({ given, missing, change }: QuestionProps) {
  return (
    <>
      <TextField id="first_name" label="Votre prénom" autoComplete="given-name" maxLength={50} value={given.first_name} error={missing.first_name} onChange={(first_name) => change({ first_name })} />
      <TextField id="family_name" label="Votre nom" autoComplete="family-name" maxLength={50} value={given.family_name} error={missing.family_name} onChange={(family_name) => change({ family_name })} />
      <p className="fr-mt-3w">Donnez au moins un moyen de vous joindre.</p>
      <TextField id="phone" type="tel" label="Votre téléphone" hint="Exemple&nbsp;: 06 39 98 00 00." autoComplete="tel" maxLength={25} value={given.phone} error={missing.phone} onChange={(phone) => change({ phone })} />
      <TextField id="email" type="email" label="Votre adresse électronique" hint="Pour recevoir le numéro de votre demande. Exemple&nbsp;: prenom@exemple.fr." autoComplete="email" maxLength={200} value={given.email} error={missing.email} onChange={(email) => change({ email })} />
      <Choices id="call_when" legend="Quand vous appeler&nbsp;?" kind="radio" choices={choicesOf(CallMoment)} chosen={[given.call_when]} onChange={([call_when = "any"]) => change({ call_when })} />
      <div className="fr-sr-only" aria-hidden="true">
        <label htmlFor="website">Ne remplissez pas ce champ</label>
        <input id="website" name="website" tabIndex={-1} autoComplete="off" value={given.website} onChange={(event) => change({ website: event.currentTarget.value })} />
      </div>
    </>
  );
}
