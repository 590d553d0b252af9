import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";

import { labelOf } from "@/shared/api/labels";
import { meQuery } from "@/shared/api/me";
import { LetterKind } from "@/shared/api/reference.gen";
import { counted, halfDays, period, sentenceEnd, sentenceName, textDate } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { DocumentPreview } from "@/shared/ui/DocumentPreview";
import { EmptyState } from "@/shared/ui/EmptyState";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";

import { signWarnings, type WarningToSign } from "../api";

/** One letter after the other: read, sign, next. Its count is of this very moment. */
export function SignatureBook({ items }: { items: WarningToSign[] }) {
  const queryClient = useQueryClient();
  const { data: me } = useQuery(meQuery);
  const [chosen, setChosen] = useState<string | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const current = items.find((item) => item.case_id === chosen) ?? items[0];
  const sign = useMutation({
    mutationFn: signWarnings,
    onSettled: async () => {
      await queryClient.invalidateQueries({ queryKey: ["referrals"] });
      await queryClient.invalidateQueries({ queryKey: ["deliveries"] });
      heading.current?.focus();
    },
  });
  const maySign = me?.permissions.includes("attendance_cases:sign") === true;
  const signable = items.filter((item) => item.blocked_by.length === 0 && item.unfounded === null);
  const refused = (sign.data?.items ?? []).filter((each) => !each.signed);

  function signOne(item: WarningToSign): void {
    const position = items.indexOf(item);
    setChosen(items[position + 1]?.case_id ?? items[position - 1]?.case_id ?? null);
    sign.mutate([{ case_id: item.case_id, version: item.version }]);
  }

  return (
    <>
      {sign.isError && <ProblemAlert error={sign.error} />}
      {refused.map((each) => (
        <p key={each.case_id} className="rc-strip" role="alert">
          {each.title}. {each.detail}
        </p>
      ))}
      {sign.isSuccess && (
        <p role="status" className="rc-mention">
          {counted(sign.data.items.length - refused.length, "courrier signé", "courriers signés")}.
        </p>
      )}
      {current === undefined ? (
        <EmptyState kind="done" title="Rien à signer.">
          Les avertissements préparés par la DSDEN arrivent ici.
        </EmptyState>
      ) : (
        <div className="rc-shape rc-shape--act">
          <div>
            <ul className="rc-sheet">
              {items.map((item) => (
                <li key={item.case_id}>
                  <button type="button" className="fr-link" aria-current={item.case_id === current.case_id ? "true" : undefined} onClick={() => setChosen(item.case_id)}>
                    {labelOf(LetterKind, item.letter)} — {sentenceName(item.student)}
                  </button>
                  <span className="rc-mention rc-block">
                    {item.school.name}, préparé le {textDate(item.prepared_on)}
                    {item.prepared_by !== null && ` par ${item.prepared_by.display_name}`}
                  </span>
                </li>
              ))}
            </ul>
            {maySign && signable.length > 1 && (
              <button
                type="button"
                className="fr-btn fr-btn--tertiary"
                aria-disabled={sign.isPending}
                onClick={() => sign.mutate(signable.map(({ case_id, version }) => ({ case_id, version })))}
              >
                Signer les {signable.length} courriers relus
              </button>
            )}
          </div>
          <div>
            <h3 ref={heading} tabIndex={-1} className="fr-h6">
              {labelOf(LetterKind, current.letter)} — {sentenceName(current.student)}
            </h3>
            <Summary item={current} />
            {current.blocked_by.length === 0 && current.unfounded === null ? (
              <>
                <DocumentPreview
                  path={`/api/v1/attendance-cases/${current.case_id}/letters/preview`}
                  body={{ name: "warn" }}
                  title={labelOf(LetterKind, current.letter)}
                  state="Brouillon, à signer"
                  summary={null}
                />
                {maySign && (
                  <div className="rc-foot">
                    <button type="button" className="fr-btn" aria-disabled={sign.isPending} onClick={() => signOne(current)}>
                      {sign.isPending ? "Envoi…" : items.length > 1 ? "Signer et suivant" : "Signer"}
                    </button>
                  </div>
                )}
              </>
            ) : (
              <ul>
                {[current.unfounded, ...current.blocked_by].filter((sentence) => sentence !== null).map((sentence) => (
                  <li key={sentence}>{sentence}</li>
                ))}
              </ul>
            )}
          </div>
        </div>
      )}
    </>
  );
}

function Summary({ item: { addressees, known, counted_now, case_id, last_unjustified_on, student } }: { item: WarningToSign }) {
  return (
    <>
      <p>
        {student.is_adult
          ? "À l’élève, majeur."
          : addressees
              .map((person) => [[person.civility, person.first_name, person.family_name].filter(Boolean).join(" "), person.address_protected ? "adresse protégée" : person.has_address ? "" : "sans adresse"].filter(Boolean).join(", "))
              .join("\u00a0; ")}
      </p>
      {known !== null && (
        <p>
          À la saisine, {halfDays(known.counted)} {sentenceEnd(period(known.period.first, known.period.last))} Sur la même période, on compte maintenant{" "}
          {halfDays(counted_now)}.
        </p>
      )}
      {last_unjustified_on !== null && <p className="rc-mention">Dernière absence non justifiée le {textDate(last_unjustified_on)}.</p>}
      <AppLink className="fr-link" href={`/dossiers/${case_id}`}>
        Voir le dossier
      </AppLink>
    </>
  );
}
