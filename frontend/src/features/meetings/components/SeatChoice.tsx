import { useQuery } from "@tanstack/react-query";
import type { ComponentProps } from "react";

import { PersonChoice } from "@/shared/ui/StaffChoice";

import { seatsQuery, type Seat } from "../api";

type Props = Omit<ComponentProps<typeof PersonChoice>, "people" | "onChange"> & {
  unitId: string;
  /** Only the house's own people: a decision is never a partner's to carry out. */
  houseOnly?: boolean;
  onChange: (value: string, seat: Seat | undefined) => void;
};

/** Somebody who may sit in a meeting of this school or platform; a partner is told by their institution. */
export function SeatChoice({ unitId, houseOnly = false, onChange, ...choice }: Props) {
  const { data: seats = [] } = useQuery(seatsQuery(unitId));
  const people = seats.filter(({ institution }) => !houseOnly || institution === "").map((seat) => ({ ...seat, job_title: seat.institution === "" ? seat.job_title : seat.institution }));
  return <PersonChoice people={people} onChange={(value) => onChange(value, seats.find(({ id }) => id === value))} {...choice} />;
}
