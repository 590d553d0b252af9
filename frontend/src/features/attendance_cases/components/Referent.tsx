import { useQuery } from "@tanstack/react-query";

import { labelOf } from "@/shared/api/labels";
import { meQuery } from "@/shared/api/me";
import { Role } from "@/shared/api/reference.gen";

import type { Case } from "../api";
import { knownAgents } from "../logic/agents";
import { Choices } from "./Choices";

interface Props {
  id: string;
  attendanceCase: Case;
  value: string;
  onChange: (id: string) => void;
  error: string | undefined;
}

/** Whoever already acted on this case at school, and oneself. */
export function Referent({ id, attendanceCase, value, onChange, error }: Props) {
  const { data: me } = useQuery(meQuery);
  const agents = knownAgents(attendanceCase, me);
  return (
    <Choices
      id={id}
      legend="Référent de l’élève et de sa famille"
      hint="Vous, et les personnes de l’établissement qui ont déjà agi dans ce dossier."
      kind="radio"
      choices={agents.map((agent) => ({ value: agent.id, label: `${agent.display_name}, ${labelOf(Role, agent.role)}` }))}
      chosen={[value]}
      onChange={([chosen = ""]) => onChange(chosen)}
      error={error}
    />
  );
}
