import { PageHeader } from "@/shared/ui/PageHeader";

/** Referrals received by the DSDEN. */
export function ReferralsPage() {
  return <PageHeader title="Saisines" lead="Quelles saisines attendent une décision, depuis quand, sont-elles complètes&nbsp;?" />;
}
