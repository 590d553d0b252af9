import { useState, type SubmitEvent } from "react";

import { textDate } from "@/shared/format";
import { CallPlatform } from "@/shared/ui/family/CallPlatform";
import { LinkPage } from "@/shared/ui/family/LinkPage";
import { PaperParts } from "@/shared/ui/family/PaperParts";
import { TextField } from "@/shared/ui/TextField";

import { readSynthesis, type SynthesisRead } from "../synthesisApi";

/** The young person reads what was written after their interview, and how to have it put right, without any account. */
export function SynthesisLinkPage() {
  return (
    <LinkPage
      title={(read) => (read === null ? "Lire ce qui a été écrit après mon entretien" : `${read.first_name}, votre entretien du ${textDate(read.held_on)}`)}
      lead={(read) => (read === null ? "Ce texte est à vous. Vous pouvez le lire et demander une correction." : `Ce lien fonctionne jusqu’au ${textDate(read.expires_at)}.`)}
      birth={{ legend: "Date de naissance du jeune", hint: "Exemple\u00a0: 14 2 2009. Elle nous dit que ce message vous est bien arrivé." }}
      incomplete=""
      open={readSynthesis}
      typed={(onCode) => <TypedCode onCode={onCode} />}
    >
      {(read) => <Synthesis read={read} />}
    </LinkPage>
  );
}

function Synthesis({ read }: { read: SynthesisRead }) {
  return (
    <>
      <section className="rc-paper-to-sign" aria-labelledby="paper">
        <h2 id="paper" className="fr-h4" tabIndex={-1}>
          Ce qui est écrit
        </h2>
        <p className="rc-mention">
          {read.platform_name}. Écrit par&nbsp;: {read.written_by.charAt(0).toLocaleLowerCase("fr") + read.written_by.slice(1)}.
        </p>
        <p className="rc-read__words">{read.synthesis}</p>
      </section>
      <PaperParts
        parts={[
          { title: "Qui peut lire ce texte", lines: read.who_reads },
          { title: "Demander une correction", lines: read.correction },
        ]}
      />
      <p>
        Une question&nbsp;? <CallPlatform phone={read.phone} />
      </p>
    </>
  );
}

const CODE_LENGTH = 12;

/** The sheet that was handed over: its code is typed as it is read, dashes or not. */
function TypedCode({ onCode }: { onCode: (token: string) => void }) {
  const [code, setCode] = useState("");
  const [wrong, setWrong] = useState(false);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const whole = code.replace(/[\s-]/g, "").length === CODE_LENGTH;
    setWrong(!whole);
    if (whole) onCode(code);
    else document.getElementById("sheet-code")?.focus();
  };
  return (
    <form onSubmit={submit} noValidate>
      <TextField id="sheet-code" label="Code de la feuille" hint="Douze lettres et chiffres. Exemple&nbsp;: 4F7K-2KXP-9QRS." maxLength={20} value={code} onChange={setCode} error={wrong ? "Recopiez les douze lettres et chiffres de la feuille." : undefined} />
      <button type="submit" className="fr-btn">
        Continuer
      </button>
      <p className="rc-mention fr-mt-3w">Vous avez reçu un courriel&nbsp;? Ouvrez le lien directement depuis le message. Il a été coupé&nbsp;? Demandez-en un autre à la plateforme.</p>
    </form>
  );
}
