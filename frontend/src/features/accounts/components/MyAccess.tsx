import type { Me } from "@/shared/api/me";

/** Function and perimeter, in words. */
export function MyAccess({ me }: { me: Me }) {
  return (
    <>
      <p>
        {me.name}, {me.role_label}.
        {me.locks_after_minutes !== null && ` Après ${me.locks_after_minutes} minutes sans geste, la session se verrouille.`}
      </p>
      <ul>
        {me.units.map((unit) => (
          <li key={unit.id}>
            {unit.name}
            {unit.uai !== null && <span className="rc-mention"> {unit.uai}</span>}
          </li>
        ))}
      </ul>
    </>
  );
}
