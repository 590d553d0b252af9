/** Five questions, one screen each: what is missing, and what is sent. */

import { dateOf, type Birth } from "@/shared/ui/family/birth";

import type { Commune } from "@/shared/api/communes";

import type { TrainingRequest } from "../api";

export interface Answers {
  birth: Birth;
  /** What was typed to find the commune. */
  where: string;
  commune: Commune | null;
  /** Typed by hand when no list knows the postal code. */
  city: string;
  last_class: string;
  diploma: string;
  wish: string;
  first_name: string;
  family_name: string;
  phone: string;
  email: string;
  call_when: string;
  /** A trap: nobody sees this field. */
  website: string;
}

export const NO_ANSWERS: Answers = {
  birth: { day: "", month: "", year: "" }, where: "", commune: null, city: "", last_class: "", diploma: "", wish: "",
  first_name: "", family_name: "", phone: "", email: "", call_when: "any", website: "",
};

export const STEPS = ["Ma date de naissance", "Où j’habite", "Mon parcours", "Ce que j’aimerais", "Me joindre"] as const;
export const CHECK = STEPS.length + 1;

/** Field → what to do. */
export type Missing = Partial<Record<keyof Answers, string>>;

export function missingAt(step: number, given: Answers): Missing {
  switch (step) {
    case 1:
      return dateOf(given.birth) === null ? { birth: "Écrivez un jour, un mois et une année." } : {};
    case 2:
      return missingHome(given);
    case 3:
      return {
        ...(given.last_class === "" && { last_class: "Choisissez une réponse." }),
        ...(given.diploma === "" && { diploma: "Choisissez une réponse." }),
      };
    case 4:
      return given.wish === "" ? { wish: "Choisissez une réponse." } : {};
    case 5:
      return missingContact(given);
    default:
      return {};
  }
}

function missingHome({ where, commune, city }: Answers): Missing {
  if (commune !== null) return {};
  if (!isPostalCode(where)) return { where: "Écrivez votre code postal, puis choisissez votre commune." };
  return city.trim() === "" ? { city: "Écrivez le nom de votre commune." } : {};
}

const NAME = /^\p{L}+(?:[ '’.-]{1,2}\p{L}+)*\.?$/u;

function missingContact({ first_name, family_name, phone, email }: Answers): Missing {
  const digits = phone.replace(/[\s.\-()]/g, "").replace(/^(?:\+|00)33(?:0)?/, "0");
  return {
    ...(!NAME.test(first_name.trim()) && { first_name: "Écrivez votre prénom, avec des lettres." }),
    ...(!NAME.test(family_name.trim()) && { family_name: "Écrivez votre nom, avec des lettres." }),
    ...(phone.trim() === "" && email.trim() === "" && { phone: "Donnez un téléphone, ou une adresse électronique." }),
    ...(phone.trim() !== "" && !/^0[1-9]\d{8}$/.test(digits) && { phone: "Un numéro a dix chiffres. Exemple\u00a0: 06 39 98 00 00." }),
    ...(email.trim() !== "" && !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email.trim()) && { email: "Il manque une partie de l’adresse. Exemple\u00a0: prenom@exemple.fr." }),
  };
}

export const isPostalCode = (typed: string): boolean => /^\d{5}$/.test(typed.trim());

/** The first screen whose answer is missing; the check page when none is. */
export function firstIncomplete(given: Answers): number {
  const at = STEPS.findIndex((_, index) => Object.keys(missingAt(index + 1, given)).length > 0);
  return at === -1 ? CHECK : at + 1;
}

export function ageOn(birth: string, today: string): number {
  const years = Number(today.slice(0, 4)) - Number(birth.slice(0, 4));
  return today.slice(5) < birth.slice(5) ? years - 1 : years;
}

export type Standing = "welcome" | "too-young" | "too-old";

/** From 16 to 25; nothing of anybody else leaves this device. */
export function standingOf(given: Answers, today: string): Standing {
  const birth = dateOf(given.birth);
  if (birth === null) return "welcome";
  const age = ageOn(birth, today);
  return age < 16 ? "too-young" : age > 25 ? "too-old" : "welcome";
}

export function bodyOfAnswers(given: Answers, ticket: string): TrainingRequest {
  const { commune } = given;
  return {
    ticket,
    birth_date: dateOf(given.birth) ?? "",
    commune_code: commune?.code ?? null,
    postal_code: commune?.postal_code ?? given.where.trim(),
    city: commune?.name ?? given.city.trim(),
    last_class: given.last_class as TrainingRequest["last_class"],
    diploma: given.diploma as TrainingRequest["diploma"],
    wish: given.wish as TrainingRequest["wish"],
    first_name: given.first_name.trim(),
    family_name: given.family_name.trim(),
    phone: given.phone.trim(),
    email: given.email.trim(),
    call_when: given.call_when as TrainingRequest["call_when"],
    website: given.website,
  };
}
