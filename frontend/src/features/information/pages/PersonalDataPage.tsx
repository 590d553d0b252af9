import { AppLink } from "@/shared/ui/AppLink";
import { PageHeader } from "@/shared/ui/PageHeader";

const PURPOSES = [
  ["Suivre l’assiduité", "Absences, motifs et contacts avec la famille. Code de l’éducation, articles L. 131-8 et R. 131-5 à R. 131-10."],
  ["Tenir la procédure", "Étapes, réunions, courriers et preuves de remise, de l’école à la DSDEN. Mission d’intérêt public."],
  ["Savoir qui a regardé", "Un journal garde la fonction, le service, l’heure et la raison de chaque consultation."],
] as const;

const DURATIONS = [
  ["Absences et motifs", "la durée fixée par le registre des traitements de l’académie"],
  ["Dossier d’absence", "clos en fin d’année scolaire\u00a0; seul son nombre reste ensuite"],
  ["Journal des consultations", "la durée fixée par le registre des traitements de l’académie"],
  ["Fichiers déposés", "7\u00a0jours"],
] as const;

const NEVER = ["la santé", "la nationalité", "la situation de la famille", "les condamnations", "la profession des parents"];

/** Purpose, legal basis, durations and rights, per audience. */
export function PersonalDataPage() {
  return (
    <>
      <PageHeader title="Données personnelles" lead="Quelles informations, pourquoi, combien de temps, et quels droits&nbsp;?" />
      <Part id="why" title="Pourquoi ce service tient des informations">
        <Pairs pairs={PURPOSES} />
      </Part>
      <Part id="who" title="Qui les voit">
        <p>
          L’établissement voit ses élèves. La DSDEN voit un dossier seulement après une saisine. Un enseignant voit ses classes. Personne
          ne voit les dossiers des autres, et chaque consultation est notée.
        </p>
      </Part>
      <Part id="never" title="Ce qui n’y est jamais écrit">
        <p>Ni {NEVER.join(", ni ")}. Un motif d’absence pour maladie est noté sans aucun détail médical.</p>
      </Part>
      <Part id="duration" title="Combien de temps">
        <Pairs pairs={DURATIONS} />
      </Part>
      <Part id="family" title="Familles et élèves">
        <p>
          Vous pouvez demander à lire, corriger ou recevoir une copie de ce qui vous concerne, et savoir qui l’a consulté. Écrivez au chef
          d’établissement, ou au délégué à la protection des données de l’académie. Vous pouvez aussi saisir la CNIL.
        </p>
      </Part>
      <Part id="agents" title="Agents">
        <p>
          Votre nom, votre fonction et vos gestes dans ce service sont conservés&nbsp;: c’est la preuve de la procédure. Vos sessions
          ouvertes sont dans{" "}
          <AppLink className="fr-link" href="/mon-compte">
            Préférences et sécurité
          </AppLink>
          .
        </p>
      </Part>
    </>
  );
}

function Part({ id, title, children }: { id: string; title: string; children: React.ReactNode }) {
  return (
    <section aria-labelledby={id} className="rc-section">
      <h2 id={id} className="fr-h5">
        {title}
      </h2>
      {children}
    </section>
  );
}

function Pairs({ pairs }: { pairs: readonly (readonly [string, string])[] }) {
  return (
    <dl className="rc-facts">
      {pairs.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
