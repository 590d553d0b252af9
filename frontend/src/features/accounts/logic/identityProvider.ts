/** Why the identity provider's sign-in came back without a session, from the code in the address. */
const WORDS: Readonly<Record<string, string>> = {
  no_account: "ProConnect vous a reconnu, mais aucun compte n’est ouvert ici à votre adresse. Demandez une invitation à votre administrateur.",
  no_identity_provider: "Aucun service d’identité n’est configuré ici. Connectez-vous avec votre mot de passe.",
};

export const refusalOf = (code: string): string =>
  WORDS[code] ?? "La connexion par ProConnect n’a pas abouti. Recommencez, ou connectez-vous avec votre mot de passe.";
