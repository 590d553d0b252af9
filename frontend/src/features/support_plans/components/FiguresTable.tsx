interface Props {
  caption: string;
  /** What a row is. */
  heading: string;
  columns: readonly string[];
  rows: readonly { key: string; label: string; cells: readonly string[] }[];
}

/** The figures of a chart, as they are read aloud, printed or copied. */
export function FiguresTable({ caption, heading, columns, rows }: Props) {
  return (
    <table className="rc-why__table">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{heading}</th>
          {columns.map((column) => (
            <th key={column} scope="col" className="rc-number">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, label, cells }) => (
          <tr key={key}>
            <th scope="row">{label}</th>
            {cells.map((cell, index) => (
              <td key={columns[index]} className="rc-number">
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
