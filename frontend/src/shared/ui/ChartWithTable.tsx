import { useId, useState, type ReactNode } from "react";

import { sentenceEnd } from "@/shared/format";

import { barWidth, csvOf, hiddenOr, mostOf, rowSentence, type ChartRow, type ChartSeries } from "./chart";

interface Props {
  /** A sentence that says what is seen. */
  title: string;
  unit: string;
  /** Four at most, told apart by hatching and by a letter. */
  series: readonly ChartSeries[];
  rows: readonly ChartRow[];
  definition: ReactNode;
  source: string;
  date: string;
  /** The same figures, always. */
  table: ReactNode;
  file?: { name: string; rows: readonly (readonly string[])[] };
}

const BAR = 14;
const GAP = 3;
const LETTER = 18;
const letterOf = (index: number): string => String.fromCharCode(65 + index);

/** Bars with their numbers, and the table beside them; definition, source and date below. */
export function ChartWithTable({ title, unit, series, rows, definition, source, date, table, file }: Props) {
  const id = useId().replace(/\W/gu, "");
  const [open, setOpen] = useState(false);
  const most = mostOf(rows, series);
  return (
    <figure className="rc-chart" aria-labelledby={`${id}-title`}>
      <figcaption id={`${id}-title`} className="fr-h6">
        {title}
      </figcaption>
      <div className="rc-chart__pair">
        <div className="rc-chart__drawing">
          <Hatching id={id} />
          <ul className="rc-inline-list" aria-hidden="true">
            {series.map(({ key, label }, index) => (
              <li key={key} className="fr-text--sm">
                <svg className="rc-chart__key" width="20" height={BAR}>
                  <rect width="20" height={BAR} className="rc-chart__bar" fill={`url(#${id}-${index})`} />
                </svg>{" "}
                {letterOf(index)} {label}
              </li>
            ))}
          </ul>
          {rows.map((row) => (
            <div key={row.key} className="rc-chart__row">
              <p aria-hidden="true">{row.label}</p>
              <svg role="img" aria-label={rowSentence(row, series)} width="100%" height={series.length * (BAR + GAP)}>
                {series.map(({ key }, index) => (
                  <Bar key={key} value={row.values[key] ?? null} most={most} index={index} fill={`url(#${id}-${index})`} />
                ))}
              </svg>
            </div>
          ))}
          <p className="rc-mention">Unité&nbsp;: {unit}.</p>
        </div>
        <div className="rc-chart__table" data-open={open}>
          <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary rc-chart__toggle" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? "Replier le tableau" : "Voir le tableau"}
          </button>
          <div className="rc-chart__cells">{table}</div>
        </div>
      </div>
      <p className="rc-mention rc-chart__method">
        {definition} Source&nbsp;: {source}, au {sentenceEnd(date)}
      </p>
      {file !== undefined && <Download file={file} />}
    </figure>
  );
}

function Bar({ value, most, index, fill }: { value: number | null; most: number; index: number; fill: string }) {
  const width = barWidth(value, most);
  const y = index * (BAR + GAP);
  return (
    <g aria-hidden="true">
      <text x="0" y={y + BAR - 2} className="rc-chart__text">
        {letterOf(index)}
      </text>
      {width > 0 && <rect x={LETTER} y={y} width={`${width}%`} height={BAR} className="rc-chart__bar" fill={fill} />}
      <text x={`${width}%`} dx={LETTER + 6} y={y + BAR - 2} className="rc-chart__text">
        {hiddenOr(value)}
      </text>
    </g>
  );
}

/** Plain, slanted, dotted, barred: one hue, readable without colour. */
function Hatching({ id }: { id: string }) {
  return (
    <svg width="0" height="0" className="rc-chart__patterns" aria-hidden="true">
      <defs>
        <pattern id={`${id}-0`} width="4" height="4" patternUnits="userSpaceOnUse">
          <rect width="4" height="4" className="rc-chart__ink" />
        </pattern>
        <pattern id={`${id}-1`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="2.5" height="6" className="rc-chart__ink" />
        </pattern>
        <pattern id={`${id}-2`} width="5" height="5" patternUnits="userSpaceOnUse">
          <circle cx="2.5" cy="2.5" r="1.1" className="rc-chart__ink" />
        </pattern>
        <pattern id={`${id}-3`} width="5" height="5" patternUnits="userSpaceOnUse">
          <rect width="5" height="1.5" className="rc-chart__ink" />
        </pattern>
      </defs>
    </svg>
  );
}

/** Written when it is asked for, kept nowhere. */
function Download({ file }: { file: NonNullable<Props["file"]> }) {
  function save(): void {
    const address = URL.createObjectURL(new Blob([csvOf(file.rows)], { type: "text/csv;charset=utf-8" }));
    const link = document.createElement("a");
    link.href = address;
    link.download = file.name;
    link.click();
    URL.revokeObjectURL(address);
  }
  return (
    <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary fr-btn--icon-left fr-icon-download-line rc-no-print" onClick={save}>
      Télécharger (CSV)
    </button>
  );
}
