/** « Cette personne pourra… / ne pourra pas… », from the permission table. */
export function Abilities({ can, cannot }: { can: string[]; cannot: string[] }) {
  return (
    <div className="rc-two">
      <div>
        <p className="rc-strong">Cette personne pourra</p>
        <ul>
          {can.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </div>
      <div>
        <p className="rc-strong">Elle ne pourra pas</p>
        <ul>
          {cannot.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}
