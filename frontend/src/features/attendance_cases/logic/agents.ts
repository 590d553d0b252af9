import type { Me } from "@/shared/api/me";

import type { Case } from "../api";

type Agent = NonNullable<Case["referent"]>;

/** People of the school this page already knows: the reader, and who acted on the school's track. */
export function knownAgents({ acts, referent }: Case, me: Me | undefined): Agent[] {
  const schoolAgents = acts.flatMap(({ act, agent }) => (agent !== null && act.track === "school" ? [agent] : []));
  const self = me === undefined ? [] : [{ id: me.id, display_name: me.name, role: me.role as Agent["role"] }];
  const all = [...self, ...(referent === null ? [] : [referent]), ...schoolAgents];
  return all.filter((agent, index) => all.findIndex((other) => other.id === agent.id) === index);
}
