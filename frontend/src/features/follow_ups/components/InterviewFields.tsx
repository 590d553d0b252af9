import { useQuery } from "@tanstack/react-query";

import { choicesOf } from "@/shared/api/labels";
import { InterviewKind, InterviewLevel, InterviewNeed, InterviewNextStep, InterviewSkill } from "@/shared/api/reference.gen";
import { today } from "@/shared/format";
import { Choices } from "@/shared/ui/Choices";
import { QuickDate } from "@/shared/ui/QuickDate";
import { SelectField } from "@/shared/ui/SelectField";

import { staffQuery, type InterviewNotes } from "../api";
import { likelyDays } from "../logic/attempts";
import { SYNTHESIS } from "../logic/interview";
import { LongText } from "./LongText";

interface Props {
  notes: InterviewNotes;
  platformId: string;
  /** Who began it: not its second author. */
  author: string | undefined;
  /** What the end lacks, by field, once it was asked. */
  lacks: Readonly<Record<string, string>>;
  person: string;
  onChange: (changes: Partial<InterviewNotes>) => void;
}

const WORDS = 400;

/** Four blocks, the synthesis, and the next step chosen before the end. */
export function InterviewFields({ notes, platformId, author, lacks, person, onChange }: Props) {
  return (
    <div className="rc-interview">
      <Frame notes={notes} platformId={platformId} author={author} lacks={lacks} onChange={onChange} />
      <fieldset className="rc-block-of-four rc-interview__choices">
        <legend className="fr-h5">1. Besoins</legend>
        <Choices id="needs" legend="Ce dont il a besoin" kind="checkbox" choices={choicesOf(InterviewNeed)} chosen={[...(notes.needs ?? [])]} error={lacks["needs"]} onChange={(needs) => onChange({ needs: needs as NonNullable<InterviewNotes["needs"]> })} />
        <LongText id="needs_words" label="Avec ses mots (facultatif)" rows={2} value={notes.needs_words} maxLength={WORDS} onChange={(needs_words) => onChange({ needs_words })} />
      </fieldset>
      <fieldset className="rc-block-of-four rc-interview__choices">
        <legend className="fr-h5">2. Compétences</legend>
        <Choices id="skills" legend="Ce qu’il sait faire" hint="Chacun en a au moins une." kind="checkbox" choices={choicesOf(InterviewSkill)} chosen={[...(notes.skills ?? [])]} error={lacks["skills"]} onChange={(skills) => onChange({ skills: skills as NonNullable<InterviewNotes["skills"]> })} />
        <LongText id="skills_words" label="Avec ses mots (facultatif)" rows={2} value={notes.skills_words} maxLength={WORDS} onChange={(skills_words) => onChange({ skills_words })} />
      </fieldset>
      <fieldset className="rc-block-of-four rc-interview__choices">
        <legend className="fr-h5">3. Niveau scolaire</legend>
        <Choices id="school_level" legend="Dernier niveau atteint" kind="radio" choices={choicesOf(InterviewLevel)} chosen={notes.school_level == null ? [] : [notes.school_level]} error={lacks["school_level"]} onChange={([level]) => onChange({ school_level: (level ?? null) as NonNullable<InterviewNotes["school_level"]> | null })} />
      </fieldset>
      <fieldset className="rc-block-of-four">
        <legend className="fr-h5">4. Projet</legend>
        <LongText id="project" label="Ce qu’il veut faire" hint="Même s’il est encore à chercher." rows={3} value={notes.project} maxLength={WORDS} error={lacks["project"]} onChange={(project) => onChange({ project })} />
      </fieldset>
      <fieldset className="rc-block-of-four">
        <legend className="fr-h5">Synthèse</legend>
        <LongText id="synthesis" label={`Ce que ${person} lira`} hint="Écrivez-lui&nbsp;: il la lit telle quelle." rows={5} value={notes.synthesis} maxLength={SYNTHESIS.most} error={lacks["synthesis"]} onChange={(synthesis) => onChange({ synthesis })} />
      </fieldset>
      <Next notes={notes} lacks={lacks} onChange={onChange} />
    </div>
  );
}

type Part = Pick<Props, "notes" | "lacks" | "onChange">;

function Frame({ notes, platformId, author, lacks, onChange }: Part & Pick<Props, "platformId" | "author">) {
  const { data: platforms } = useQuery(staffQuery);
  const staff = platforms?.find(({ platform_id }) => platform_id === platformId)?.staff ?? [];
  return (
    <div className="rc-two">
      <div>
        <Choices id="kind" legend="Entretien" kind="radio" choices={choicesOf(InterviewKind)} chosen={[notes.kind]} onChange={([kind]) => onChange({ kind: (kind ?? "first") as InterviewNotes["kind"] })} />
        <Choices
          id="with_representative"
          legend="Avec"
          kind="checkbox"
          choices={[
            { value: "with_representative", label: "le représentant légal" },
            { value: "with_mission_locale", label: "la mission locale" },
          ]}
          chosen={[...(notes.with_representative ? ["with_representative"] : []), ...(notes.with_mission_locale ? ["with_mission_locale"] : [])]}
          error={lacks["with_representative"]}
          onChange={(chosen) => onChange({ with_representative: chosen.includes("with_representative"), with_mission_locale: chosen.includes("with_mission_locale") })}
        />
      </div>
      <div>
        <QuickDate id="held_on" label="Tenu le" value={notes.held_on} max={today()} suggestions={[]} onChange={(held_on) => held_on !== "" && onChange({ held_on })} />
        <SelectField
          id="second_author_id"
          label="Second auteur"
          hint="Il écrit le même brouillon, de son poste."
          value={notes.second_author_id ?? ""}
          none="Seul"
          choices={staff.filter(({ id }) => id !== author).map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(second) => onChange({ second_author_id: second === "" ? null : second })}
        />
      </div>
    </div>
  );
}

function Next({ notes, lacks, onChange }: Part) {
  const dated = notes.next_step !== "no_support_wanted";
  return (
    <fieldset className="rc-block-of-four">
      <legend className="fr-h5">La suite</legend>
      <div className="rc-two">
        <Choices
          id="next_step"
          legend="Décidée ensemble"
          kind="radio"
          choices={choicesOf(InterviewNextStep)}
          chosen={notes.next_step == null ? [] : [notes.next_step]}
          error={lacks["next_step"]}
          onChange={([step]) => onChange({ next_step: (step ?? null) as NonNullable<InterviewNotes["next_step"]> | null, ...(step === "no_support_wanted" && { next_on: null }) })}
        />
        {dated && <QuickDate id="next_on" label="Pour le" value={notes.next_on ?? ""} min={today()} suggestions={likelyDays(today())} error={lacks["next_on"]} onChange={(day) => onChange({ next_on: day === "" ? null : day })} />}
      </div>
    </fieldset>
  );
}
