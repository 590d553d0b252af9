import { useQuery } from "@tanstack/react-query";

import { meQuery } from "@/shared/api/me";
import { PageHeader } from "@/shared/ui/PageHeader";
import { QueryPart } from "@/shared/ui/QueryPart";

import { absencesQuery, rulesQuery, staffQuery, type PlatformStaff } from "../api";
import { Absences } from "../components/Absences";
import { Part } from "../components/RecordParts";
import { RulesForm } from "../components/RulesForm";

/** « Qui répond quand quelqu’un est absent, et quelles règles nous sommes-nous données ? » */
export function PlatformSettingsPage() {
  const query = useQuery(staffQuery);
  return (
    <>
      <PageHeader title="Absences et règles" lead="Quand un référent est absent, la plateforme répond à sa place. Les règles sont les vôtres&nbsp;: aucune n’est une obligation légale." />
      <QueryPart query={query} lines={8}>
        {(platforms) => platforms.map((platform) => <Platform key={platform.platform_id} platform={platform} alone={platforms.length === 1} />)}
      </QueryPart>
    </>
  );
}

function Platform({ platform, alone }: { platform: PlatformStaff; alone: boolean }) {
  const { data: me } = useQuery({ ...meQuery, enabled: false });
  const absences = useQuery(absencesQuery);
  const rules = useQuery(rulesQuery(platform.platform_id));
  const leads = me?.permissions.includes("follow_ups:assign") === true;
  const of = alone ? "" : `, ${platform.platform_name}`;
  return (
    <div className="rc-shape rc-shape--record">
      <div>
        <Part id={`away-${platform.platform_id}`} title={`Absences${of}`}>
          <QueryPart query={absences} lines={3}>
            {(all) => <Absences platform={platform} absences={all.filter(({ platform_id }) => platform_id === platform.platform_id)} me={me?.id ?? ""} leads={leads} />}
          </QueryPart>
        </Part>
      </div>
      <div>
        <Part id={`rules-${platform.platform_id}`} title={`Règles de la plateforme${of}`}>
          <QueryPart query={rules} lines={5}>
            {(found) => <RulesForm key={found.version} platformId={platform.platform_id} rules={found} mayWrite={leads} />}
          </QueryPart>
        </Part>
      </div>
    </div>
  );
}
