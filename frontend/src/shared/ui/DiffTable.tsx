import { useId } from "react";

import { counted } from "@/shared/format";

import { changeKind, differing, type Change } from "./diff";
import { useIsNarrow } from "./useMediaQuery";

export type Side = "mine" | "theirs";

interface Props {
  caption: string;
  changes: Change[];
  /** Titles of the two columns: « Avant / Après », or « Votre saisie / Version enregistrée ». */
  titles?: [string, string];
  /** Given after a 412: which value to keep, by field. */
  choices?: Readonly<Record<string, Side>>;
  onChoose?: (field: string, side: Side) => void;
}

/** Former and new values; letters that differ are underlined, and the change is said in words. */
export function DiffTable(props: Props) {
  const narrow = useIsNarrow();
  return narrow ? <DiffCards {...props} /> : <WideDiff {...props} />;
}

/** On a phone: one card per record, each field with what it was and what it becomes. */
function DiffCards({ caption, changes, titles = ["Avant", "Après"], choices, onChoose }: Props) {
  const subjects = [...new Set(changes.map((change) => change.subject))];
  return (
    <ul className="rc-cards" aria-label={caption}>
      {subjects.map((subject) => (
        <li key={subject} className="rc-card">
          <div className="rc-card__body">
            <div className="rc-card__title">{subject}</div>
            <dl className="rc-facts">
              {changes
                .filter((change) => change.subject === subject)
                .map((change) => (
                  <div key={change.field}>
                    <dt>
                      {change.field}, {changeKind(change)}
                    </dt>
                    <dd>
                      <span className="fr-sr-only">{titles[0]}&nbsp;: </span>
                      <del>
                        <Value value={change.before ?? ""} other={change.after ?? ""} />
                      </del>{" "}
                      <span aria-hidden="true">→</span> <span className="fr-sr-only">{titles[1]}&nbsp;: </span>
                      <ins>
                        <Value value={change.after ?? ""} other={change.before ?? ""} />
                      </ins>
                      {onChoose !== undefined && <SideChoice field={change.field} choice={choices?.[change.field]} onChoose={onChoose} />}
                    </dd>
                  </div>
                ))}
            </dl>
          </div>
        </li>
      ))}
    </ul>
  );
}

function WideDiff({ caption, changes, titles = ["Avant", "Après"], choices, onChoose }: Props) {
  const subjects = new Set(changes.map((change) => change.subject)).size;
  return (
    <div className="fr-table fr-table--sm fr-table--no-caption rc-diff">
      <div className="fr-table__wrapper">
        <div className="fr-table__container" role="region" tabIndex={0} aria-label={caption}>
          <div className="fr-table__content">
            <table>
              <caption>
                {caption} : {counted(subjects, "fiche")}, {counted(changes.length, "champ modifié", "champs modifiés")}
              </caption>
              <thead>
                <tr>
                  {["Fiche", "Champ", ...titles].map((title) => (
                    <th key={title} scope="col">
                      {title}
                    </th>
                  ))}
                  {onChoose !== undefined && <th scope="col">À garder</th>}
                </tr>
              </thead>
              <tbody>
                {changes.map((change, index) => (
                  <Row
                    key={`${change.subject}-${change.field}`}
                    change={change}
                    repeated={changes[index - 1]?.subject === change.subject}
                    choice={choices?.[change.field]}
                    onChoose={onChoose}
                  />
                ))}
              </tbody>
            </table>
          </div>
        </div>
      </div>
    </div>
  );
}

interface RowProps {
  change: Change;
  repeated: boolean;
  choice: Side | undefined;
  onChoose: Props["onChoose"];
}

function Row({ change, repeated, choice, onChoose }: RowProps) {
  const before = change.before ?? "";
  const after = change.after ?? "";
  return (
    <tr>
      <th scope="row">{repeated ? <span className="fr-sr-only">{change.subject}</span> : change.subject}</th>
      <td>
        {change.field} <span className="rc-mention">{changeKind(change)}</span>
      </td>
      <td>
        <del>
          <Value value={before} other={after} />
        </del>
      </td>
      <td>
        <ins>
          <Value value={after} other={before} />
        </ins>
      </td>
      {onChoose !== undefined && (
        <td>
          <SideChoice field={change.field} choice={choice} onChoose={onChoose} />
        </td>
      )}
    </tr>
  );
}

function Value({ value, other }: { value: string; other: string }) {
  if (value === "") return <span className="rc-mention">non renseigné</span>;
  if (other === "") return value;
  return differing(value, other).map(({ text, differs }, index) =>
    differs ? (
      <span key={index} className="rc-diff__letters">
        {text}
      </span>
    ) : (
      text
    ),
  );
}

function SideChoice({ field, choice, onChoose }: { field: string; choice: Side | undefined; onChoose: NonNullable<Props["onChoose"]> }) {
  const name = useId();
  return (
    <fieldset className="rc-radios">
      <legend className="fr-sr-only">{field}, valeur à garder</legend>
      {(["mine", "theirs"] as const).map((side) => (
        <label key={side} className="rc-radio">
          <input type="radio" name={name} checked={choice === side} onChange={() => onChoose(field, side)} />
          {side === "mine" ? "la mienne" : "la leur"}
        </label>
      ))}
    </fieldset>
  );
}
