/** « 14 h 30 », from the `14:30:00` of an appointment. */
export function clockOf(time: string): string {
  const [hours = "0", minutes = "00"] = time.split(":");
  return `${Number(hours)}\u00a0h\u00a0${minutes}`;
}
