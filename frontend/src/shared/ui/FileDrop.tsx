import { useId, useState, type DragEvent } from "react";

import { counted, fileSize, integer } from "@/shared/format";

import { ProblemAlert } from "./ProblemAlert";

export type FileProgress =
  | { status: "idle" }
  | { status: "working"; name: string; size: number; step: string; done: number; total: number | null }
  | { status: "refused"; error: unknown };

interface Props {
  label: string;
  /** « XML ou ZIP, 20 Mo au plus ». */
  hint: string;
  /** Extensions, as an input's `accept`. */
  accept: string;
  progress: FileProgress;
  onFile: (file: File) => void;
  onInterrupt?: () => void;
}

/** A real file field, with a place to drop around it as a bonus; then what happens to the file, in words. */
export function FileDrop({ label, hint, accept, progress, onFile, onInterrupt }: Props) {
  const id = useId();
  const [over, setOver] = useState(false);

  function drop(event: DragEvent): void {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file !== undefined) onFile(file);
  }

  if (progress.status === "working") return <Working progress={progress} onInterrupt={onInterrupt} />;
  return (
    <>
      {progress.status === "refused" && <ProblemAlert error={progress.error} />}
      {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions -- dropping is a bonus; the file field inside does the same by keyboard */}
      <div
        className="rc-drop"
        data-over={over || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <div className="fr-upload-group">
          <label className="fr-label" htmlFor={id}>
            {progress.status === "refused" ? "Choisir un autre fichier" : label}
            <span className="fr-hint-text">{hint}</span>
          </label>
          <input
            id={id}
            className="fr-upload"
            type="file"
            accept={accept}
            onChange={(event) => {
              const file = event.currentTarget.files?.[0];
              if (file !== undefined) onFile(file);
            }}
          />
        </div>
      </div>
    </>
  );
}

function Working({ progress, onInterrupt }: { progress: FileProgress & { status: "working" }; onInterrupt: Props["onInterrupt"] }) {
  const { name, size, step, done, total } = progress;
  const quarter = total === null || total === 0 ? null : Math.floor((4 * done) / total) * 25;
  return (
    <div className="rc-drop">
      <p>
        <strong>{name}</strong> <span className="rc-mention">{fileSize(size)}</span>
      </p>
      <p>
        {step} {total === null ? counted(done, "ligne") : `${integer(done)} lignes sur ${integer(total)}`}
      </p>
      <progress className="rc-progress" aria-label={`Lecture de ${name}`} {...(total === null ? {} : { value: done, max: total })} />
      <p role="status" className="fr-sr-only">
        {quarter === null ? step : `${quarter} % du fichier lu`}
      </p>
      <p className="rc-mention">Vous pouvez quitter cette page, la lecture continue.</p>
      {onInterrupt !== undefined && (
        <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" onClick={onInterrupt}>
          Interrompre
        </button>
      )}
    </div>
  );
}
