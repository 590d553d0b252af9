import { useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";

import { meQuery } from "@/shared/api/me";
import { counted } from "@/shared/format";
import { PageHeader } from "@/shared/ui/PageHeader";
import { QueryPart } from "@/shared/ui/QueryPart";

import { placesQuery, schemesOfStudentQuery, schemesQuery } from "../api";
import { PlansNavigation } from "../components/PlansNavigation";
import { SchemeCard } from "../components/SchemeCard";
import { closedHere, inOrder, placesOf } from "../logic/schemes";

/** Every scheme of the law; those of another level stay in view, with the reason. */
export function CataloguePage() {
  const { eleve } = useSearch({ strict: false });
  const { data: me } = useQuery({ ...meQuery, enabled: false });
  const all = useQuery({ ...schemesQuery, enabled: eleve === undefined });
  const ofStudent = useQuery({ ...schemesOfStudentQuery(eleve ?? ""), enabled: eleve !== undefined });
  const { data: places } = useQuery(placesQuery);
  const kinds = me?.units.map((unit) => unit.school_kind) ?? [];
  return (
    <>
      <PageHeader title="Catalogue des accompagnements" lead="Pour qui, combien de temps, qui décide, où il reste des places, et selon quel texte." />
      <PlansNavigation current="/accompagnements/catalogue" />
      <QueryPart query={eleve === undefined ? all : ofStudent} lines={12}>
        {({ items }) => {
          const schemes = inOrder(items.map((scheme) => ({ scheme, closed: closedHere(scheme, kinds) })));
          const open = schemes.filter(({ closed }) => closed === null).length;
          return (
            <>
              <p>
                {counted(open, "dispositif ouvert", "dispositifs ouverts")} {eleve === undefined ? "dans votre établissement" : "à cet élève"}, sur {items.length}. Les autres restent affichés, avec la raison.
              </p>
              <div className="rc-schemes">
                {schemes.map(({ scheme, closed }) => (
                  <SchemeCard
                    key={scheme.code}
                    scheme={scheme}
                    closed={closed}
                    places={placesOf(places?.items ?? [], scheme.code)}
                    writes={me?.permissions.includes("support_plans:write") === true}
                    student={eleve}
                    offers={me?.permissions.includes("support_places:write") === true ? (me.units[0]?.id ?? null) : null}
                  />
                ))}
              </div>
            </>
          );
        }}
      </QueryPart>
    </>
  );
}
