import { PasswordInput } from "@codegouvfr/react-dsfr/blocks/PasswordInput";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import type { components } from "@/shared/api/schema.gen";
import { counted, textDate } from "@/shared/format";
import { Disclosure } from "@/shared/ui/Disclosure";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";

import { accessQuery, beginMySecondFactor, confirmMySecondFactor, renewMyRescueCodes, type Enrolment } from "../api";
import { CodeForm } from "./CodeForm";
import { RescueCodes } from "./RescueCodes";
import { TotpSecret } from "./TotpSecret";

/** The one-time code: set up, or moved to another telephone; and its rescue codes. */
export function SecondFactor({ access }: { access: components["schemas"]["MyAccessOut"] }) {
  const active = access.second_factor_since !== null;
  const label = active ? "Passer à un autre téléphone" : "Activer le code à usage unique";
  return (
    <>
      <p>
        {active
          ? `Code à usage unique actif depuis le ${textDate(access.second_factor_since ?? "")}. ${counted(access.rescue_codes_left, "code de secours restant", "codes de secours restants")}.`
          : access.second_factor_required
            ? "Votre fonction demande un code à usage unique. Il n’est pas encore actif."
            : "Code à usage unique non activé. Il protège votre compte si votre mot de passe est connu d’un autre."}
      </p>
      <Disclosure label={label}>
        <Setup action={label} />
      </Disclosure>
      {active && (
        <Disclosure label="Obtenir dix nouveaux codes de secours">
          <Renewal />
        </Disclosure>
      )}
    </>
  );
}

function Setup({ action }: { action: string }) {
  const queryClient = useQueryClient();
  const [enrolment, setEnrolment] = useState<Enrolment | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  if (codes !== null) return <RescueCodes codes={codes} />;
  if (enrolment === null) return <PasswordAgain action={action} ask={beginMySecondFactor} onAnswer={setEnrolment} />;
  return (
    <>
      <TotpSecret enrolment={enrolment} />
      <CodeForm
        first
        onSubmit={async (code) => {
          setCodes((await confirmMySecondFactor(code)).rescue_codes);
          await queryClient.invalidateQueries({ queryKey: accessQuery.queryKey });
        }}
      />
    </>
  );
}

function Renewal() {
  const [codes, setCodes] = useState<string[] | null>(null);
  if (codes !== null) return <RescueCodes codes={codes} />;
  return <PasswordAgain action="Obtenir dix codes" ask={renewMyRescueCodes} onAnswer={(answer) => setCodes(answer.rescue_codes)} />;
}

interface PasswordAgainProps<T> {
  action: string;
  ask: (password: string) => Promise<T>;
  onAnswer: (answer: T) => void;
}

/** Asked again: a page left open must not be enough. */
function PasswordAgain<T>({ action, ask, onAnswer }: PasswordAgainProps<T>) {
  const [password, setPassword] = useState("");
  const send = useMutation({ mutationFn: ask, onSuccess: onAnswer });
  return (
    <form
      className="rc-form"
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate(password);
      }}
    >
      {send.isError && <ProblemAlert error={send.error} />}
      <PasswordInput
        label="Votre mot de passe actuel"
        nativeInputProps={{
          autoComplete: "current-password",
          required: true,
          value: password,
          onChange: (event) => setPassword(event.currentTarget.value),
        }}
      />
      <button type="submit" className="fr-btn fr-btn--secondary fr-mt-2w">
        {action}
      </button>
    </form>
  );
}
