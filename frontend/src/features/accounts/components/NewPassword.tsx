import { PasswordInput } from "@codegouvfr/react-dsfr/blocks/PasswordInput";

import { passwordCriteria } from "../logic/password";

interface Props {
  value: string;
  onChange: (password: string) => void;
  label?: string;
  error?: string | undefined;
}

/** A password to choose, its criteria checked while typing. */
export function NewPassword({ value, onChange, label = "Nouveau mot de passe", error }: Props) {
  const criteria = passwordCriteria(value).map(({ message, met }) => ({
    message,
    severity: value === "" ? ("info" as const) : met ? ("valid" as const) : ("error" as const),
  }));
  return (
    <PasswordInput
      label={label}
      messages={error === undefined ? criteria : [{ severity: "error", message: error }, ...criteria]}
      messagesHint="Une phrase de plusieurs mots est plus sûre et plus facile à retenir."
      nativeInputProps={{
        name: "new-password",
        autoComplete: "new-password",
        required: true,
        value,
        onChange: (event) => onChange(event.currentTarget.value),
      }}
    />
  );
}
