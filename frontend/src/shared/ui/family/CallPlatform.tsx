import { phoneNumber } from "@/shared/format";

/** Whom to ask; a platform without a number is reached through who follows. */
export function CallPlatform({ phone }: { phone: string }) {
  if (phone === "") return "Parlez-en à la personne qui vous suit.";
  return (
    <>
      Appelez la plateforme&nbsp;: <a href={`tel:${phone}`}>{phoneNumber(phone)}</a>.
    </>
  );
}
