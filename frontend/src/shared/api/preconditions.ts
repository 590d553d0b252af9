/** The two headers that make writes safe to repeat and safe against each other. */

/** Only if nobody changed it since: 412 otherwise. */
export const ifMatch = (etag: string): { "If-Match": string } => ({ "If-Match": etag });

/** One key per gesture of a person, kept across the retries of that gesture. */
export const newIdempotencyKey = (): string => crypto.randomUUID();

export const idempotent = (key: string): { "Idempotency-Key": string } => ({ "Idempotency-Key": key });
