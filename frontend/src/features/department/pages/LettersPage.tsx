import { useQuery } from "@tanstack/react-query";

import { meQuery } from "@/shared/api/me";
import { counted, longDate, today as presentDay } from "@/shared/format";
import { PageHeader } from "@/shared/ui/PageHeader";
import { QueryPart } from "@/shared/ui/QueryPart";

import { batchesQuery, deliveriesQuery, signatureBookQuery } from "../api";
import { Batches } from "../components/Batches";
import { Deliveries } from "../components/Deliveries";
import { Failures } from "../components/Failures";
import { SignatureBook } from "../components/SignatureBook";

/** What leaves today, and what does not arrive. Failures stand above all the rest. */
export function LettersPage() {
  const { data: me } = useQuery({ ...meQuery, enabled: false });
  const signs = me?.permissions.includes("attendance_cases:instruct") === true;
  const book = useQuery({ ...signatureBookQuery, enabled: signs });
  const batches = useQuery(batchesQuery);
  const deliveries = useQuery(deliveriesQuery);
  const today = presentDay();
  return (
    <>
      <PageHeader title="Courriers du jour" lead={`Qu’est-ce qui part ce ${longDate(today)}, et qu’est-ce qui n’arrive pas\u00a0?`} />
      {deliveries.data !== undefined && <Failures lines={deliveries.data.items.filter((line) => line.is_failure)} today={today} />}
      {signs && (
        <section aria-labelledby="book" className="rc-section">
          <h2 id="book" className="fr-h5">
            À relire et signer{book.data !== undefined && ` (${book.data.items.length})`}
          </h2>
          <QueryPart query={book} lines={4}>
            {({ items }) => <SignatureBook items={items} />}
          </QueryPart>
        </section>
      )}
      <section aria-labelledby="batches" className="rc-section">
        <h2 id="batches" className="fr-h5">
          Lots de courriers
        </h2>
        <QueryPart query={batches} lines={3}>
          {({ items }) => <Batches batches={items} lines={deliveries.data?.items ?? []} />}
        </QueryPart>
      </section>
      <section aria-labelledby="proofs" className="rc-section">
        <h2 id="proofs" className="fr-h5">
          Preuves{deliveries.data !== undefined && `, ${counted(deliveries.data.items.length, "courrier suivi", "courriers suivis")}`}
        </h2>
        <QueryPart query={deliveries}>{({ items }) => <Deliveries lines={items} />}</QueryPart>
      </section>
    </>
  );
}
