/** Labels of codes, written by `make openapi` from the enums of the domain. */

export const AcademicZone = {
  "a": "Zone A",
  "b": "Zone B",
  "c": "Zone C",
  "local": "Calendrier local"
} as const;

export const AccountState = {
  "invited": "Invitation envoyée",
  "active": "Actif",
  "suspended": "Suspendu",
  "ended": "Accès terminé"
} as const;

export const AfterBreak = {
  "new_interview": "Un nouvel entretien est prévu",
  "new_place": "Une autre place est cherchée",
  "mission_locale": "La mission locale prend le relais",
  "other_solution": "Une autre solution est trouvée",
  "nothing_wanted": "Le jeune ne souhaite pas d’accompagnement pour l’instant"
} as const;

export const Agreement = {
  "pending": "en attente",
  "agreed": "accord",
  "refused": "refus"
} as const;

export const AgreementOutcome = {
  "to_sign": "À signer",
  "signed": "Signé",
  "not_signed": "Proposé, non signé",
  "absent": "Proposé en l’absence de la famille"
} as const;

export const AlarmOutcome = {
  "true_alarm": "Vraies",
  "false_alarm": "Fausses",
  "pending": "Trop récentes pour le dire",
  "missed": "Manquées"
} as const;

export const Alternative = {
  "change_of_class": "Changement de classe",
  "change_of_training": "Autre formation, stage passerelle",
  "adapted_timetable": "Emploi du temps aménagé",
  "tutoring": "Tutorat",
  "internship": "Stage de découverte",
  "relay": "Dispositif relais",
  "mlds": "Action de la MLDS",
  "tdo": "Parcours « Tous droits ouverts »",
  "micro_lycee": "Micro-lycée",
  "apprenticeship": "Apprentissage",
  "guidance_interview": "Entretien avec le psychologue de l’éducation nationale"
} as const;

export const AmendmentKind = {
  "dates": "Nouvelle date de fin",
  "path": "Parcours ajusté (emploi du temps, modules)",
  "commitments": "Engagements ajustés",
  "tutor": "Nouveau tuteur",
  "provider": "Nouveau signataire de l’établissement ou de la structure"
} as const;

export const Answer = {
  "same": "Même personne",
  "different": "Deux personnes",
  "later": "Plus tard"
} as const;

export const AssignmentState = {
  "pending": "Résultat attendu",
  "assigned": "Affecté",
  "waiting_list": "Liste d’attente",
  "none": "Sans affectation"
} as const;

export const AttendanceCasesWindow = {
  "calendar_month": "mois civil",
  "rolling_30_days": "30 jours glissants"
} as const;

export const Audience = {
  "household": "Une lettre par adresse",
  "each_person": "Une lettre par personne responsable",
  "pupil": "Élève",
  "authority": "Entre services",
  "record": "Document signé ou conservé"
} as const;

export const Authority = {
  "school": "l’établissement",
  "dasen": "le DASEN"
} as const;

export const BatchState = {
  "prepared": "Préparé",
  "printed": "Imprimé",
  "posted": "Déposé à La Poste",
  "discarded": "Abandonné"
} as const;

export const BlockName = {
  "strengths": "Points d’appui",
  "needs": "Besoins",
  "objectives": "Objectifs",
  "actions": "Actions",
  "words": "Ce que dit l’élève",
  "follow_up": "Suivi",
  "scheme": "Le dispositif"
} as const;

export const BreakReason = {
  "no_longer_comes": "Le jeune ne vient plus",
  "path_does_not_suit": "La formation ne convient pas",
  "job_found": "Emploi trouvé",
  "other_training": "Autre formation commencée",
  "moved": "Déménagement",
  "structure_ends": "La structure met fin à l’accueil",
  "by_agreement": "Fin décidée ensemble"
} as const;

export const CallMoment = {
  "any": "N’importe quand",
  "morning": "Le matin",
  "noon": "Entre midi et deux",
  "afternoon": "L’après-midi",
  "evening": "Après 17 h"
} as const;

export const CampaignState = {
  "collecting": "Sources à déposer",
  "blocked": "Croisement bloqué par le contrôle",
  "ready": "Prête à croiser",
  "running": "Croisement en cours",
  "interrupted": "Croisement interrompu",
  "review": "Revue des paires",
  "published": "Publiée",
  "closed": "Close",
  "abandoned": "Abandonnée"
} as const;

export const CampaignStep = {
  "check": "Contrôler les sources",
  "run": "Lancer le croisement",
  "cancel": "Interrompre",
  "resume": "Reprendre",
  "replay": "Rejouer et comparer",
  "publish": "Publier les listes",
  "close": "Clore la campagne",
  "abandon": "Abandonner la campagne"
} as const;

export const Channel = {
  "post": "Lettre simple",
  "registered": "Lettre recommandée",
  "mail": "Message électronique",
  "handed_over": "Remise en main propre",
  "online": "Mis à disposition du service"
} as const;

export const CloseReason = {
  "attendance_restored": "assiduité rétablie",
  "end_of_school_year": "fin d’année scolaire",
  "left_school": "départ de l’établissement",
  "opened_in_error": "ouvert par erreur"
} as const;

export const ContactChannel = {
  "call": "appel",
  "sms": "SMS",
  "email": "courriel",
  "letter": "courrier",
  "meeting": "rencontre"
} as const;

export const ContactPurpose = {
  "absence_notice": "avis d’absence",
  "reason_invitation": "invitation à donner le motif",
  "other": "autre échange"
} as const;

export const ContactResult = {
  "answered": "a répondu",
  "voice_mail": "répondeur",
  "wrong_number": "numéro erroné",
  "will_call_back": "rappelle",
  "message_left": "message laissé",
  "queued": "en cours d’envoi",
  "sent": "envoyé",
  "undeliverable": "non remis",
  "uncertain": "envoi incertain"
} as const;

export const ContactStatus = {
  "to_contact": "À contacter",
  "contacted_no_answer": "Pas de réponse",
  "wrong_details": "Coordonnées fausses",
  "unreachable": "Injoignable pour l’instant",
  "reached": "Joint",
  "refuses_contact": "Ne souhaite pas être recontacté"
} as const;

export const ContractOutcome = {
  "signed": "Signé",
  "proposed": "Proposé, réponse attendue",
  "refused": "Proposé, non signé",
  "absent": "Proposé en l’absence de la famille"
} as const;

export const ContractParty = {
  "young_person": "Jeune",
  "guardian": "Responsable légal",
  "tutor": "Tuteur",
  "provider": "Responsable de l’établissement ou de la structure"
} as const;

export const ContractReviewDecision = {
  "continue": "On continue",
  "amend": "On ajuste le contrat",
  "suspend": "On fait une pause",
  "end": "On met fin au contrat"
} as const;

export const ContractSignatureMeans = {
  "paper": "Sur papier",
  "code": "Code reçu par courriel",
  "account": "Dans Raccroche"
} as const;

export const ContractState = {
  "draft": "Projet",
  "to_sign": "À signer",
  "active": "En cours",
  "suspended": "Suspendu",
  "completed": "Parcours terminé",
  "broken": "Arrêté avant la fin",
  "transferred": "Poursuivi ailleurs",
  "abandoned": "Sans suite"
} as const;

export const CountKind = {
  "raw": "demi-journées brutes (un cours manqué suffit)",
  "proportional": "demi-journées en proportion du temps manqué",
  "complete": "demi-journées complètes (absence à tous les cours attendus)"
} as const;

export const CountingProfile = {
  "strict": "Strict",
  "gepi": "GEPI (débordement de 1 h 45 toléré)"
} as const;

export const CredentialKind = {
  "secret": "Secret partagé",
  "public_key": "Clé publique"
} as const;

export const CredentialState = {
  "live": "En service",
  "expired": "Expiré",
  "revoked": "Révoqué"
} as const;

export const DeadlineCode = {
  "return_interview": "Entretien du droit au retour en formation",
  "department_information": "Information du conseil départemental",
  "reorientation_interview": "Entretien de réorientation",
  "first_contact": "Premier contact",
  "next_contact": "Rappel prévu",
  "appointment": "Rendez-vous",
  "partner_answer": "Réponse du partenaire",
  "handover_answer": "Réponse au relais",
  "unreachable_review": "Nouvel essai"
} as const;

export const DecidedBy = {
  "family": "La famille",
  "head": "Le chef d’établissement",
  "appeal": "La commission d’appel"
} as const;

export const DecisionRule = {
  "head_decides": "Le chef d’établissement décide, un appel est possible",
  "last_word": "La famille a le dernier mot"
} as const;

export const DeclineReason = {
  "no_place": "Pas de place",
  "not_concerned": "Hors de nos missions",
  "other_area": "Hors de notre territoire",
  "not_reached": "Jeune non joint",
  "not_wanted": "Le jeune ne le souhaite pas"
} as const;

export const Degree = {
  "primary": "Premier degré",
  "secondary": "Second degré"
} as const;

export const Delivery = {
  "hand": "Remis en main propre",
  "post": "Lettre simple",
  "registered": "Lettre recommandée avec avis de réception",
  "electronic": "Mis à disposition en ligne"
} as const;

export const DeliveryState = {
  "no_address": "Sans adresse",
  "prepared": "Préparé",
  "signed": "Signé",
  "printed": "Imprimé",
  "posted": "Déposé à La Poste",
  "sent": "Message envoyé",
  "delivered": "Remis",
  "returned": "Retourné",
  "refused": "Refusé",
  "unclaimed": "Avisé, non réclamé",
  "uncertain": "État de remise inconnu",
  "undeliverable": "Message refusé"
} as const;

export const DepartureChannel = {
  "call": "appel",
  "sms": "SMS",
  "email": "courriel",
  "letter": "courrier",
  "meeting": "rencontre",
  "receiving_school": "échange avec un autre établissement"
} as const;

export const DepartureContactResult = {
  "reached": "joint",
  "no_answer": "pas de réponse",
  "wrong_details": "coordonnées fausses",
  "will_call_back": "rappelle",
  "refuses": "ne souhaite pas être recontacté"
} as const;

export const DepartureGround = {
  "family_request": "Demande écrite de la famille",
  "end_of_schooling": "Fin de scolarité",
  "permanent_exclusion": "Exclusion définitive",
  "disappearance": "Ne vient plus, sans nouvelle",
  "transfer": "Changement d’établissement"
} as const;

export const DepartureState = {
  "new": "Nouvelle",
  "to_clarify": "À éclaircir",
  "preparing": "Sortie en préparation",
  "left": "Sorti, destination à confirmer",
  "settled": "Sorti, destination confirmée",
  "followed": "Suivi de l’année terminé",
  "returned": "Retour dans l’établissement",
  "withdrawn": "Annulée"
} as const;

export const Destination = {
  "school": "Autre établissement scolaire",
  "agricultural_school": "Établissement agricole",
  "apprenticeship": "Apprentissage (CFA)",
  "home_education": "Instruction en famille",
  "school_abroad": "Établissement à l’étranger",
  "higher_education": "Enseignement supérieur",
  "training": "Formation professionnelle",
  "civic_service": "Service civique",
  "job": "Emploi",
  "none": "Aucune solution",
  "unknown": "Inconnue"
} as const;

export const DestinationProof = {
  "enrolment_certificate": "Certificat de scolarité vu",
  "recognised_elsewhere": "Reconnu dans la base d’un autre établissement",
  "receiving_school": "Confirmé par l’établissement d’accueil",
  "contract_seen": "Contrat vu"
} as const;

export const DiplomaHeld = {
  "none": "Aucun diplôme",
  "brevet": "Brevet ou CFG",
  "cap": "CAP ou BEP",
  "vocational_bac": "Bac professionnel",
  "general_bac": "Bac général ou technologique",
  "other": "Un autre diplôme",
  "unknown": "Je ne sais pas"
} as const;

export const DisclosedField = {
  "identity": "Nom, prénoms, date de naissance",
  "city": "Commune",
  "phone": "Téléphone",
  "email": "Courriel",
  "last_school": "Dernier établissement",
  "last_formation": "Dernière formation",
  "left_on": "Date de sortie"
} as const;

export const DocumentsHearingOutcome = {
  "came": "Entretien tenu",
  "absent": "Absents",
  "excused": "Absence excusée",
  "postponed": "Entretien reporté"
} as const;

export const DocumentsTrigger = {
  "reason": "1° : motif non communiqué malgré l’invitation, ou motif inexact",
  "four_half_days": "2° : au moins quatre demi-journées d’absence dans le mois, sans motif légitime ni excuses valables"
} as const;

export const DsdenState = {
  "none": "DASEN non saisi",
  "referred": "DASEN saisi",
  "ien_visa": "Transmis sous couvert de l’IEN",
  "received": "Saisine reçue",
  "returned": "À compléter",
  "withdrawn": "Saisine retirée",
  "warning_prepared": "Avertissement préparé, à signer",
  "warned": "Avertissement envoyé",
  "summoned": "Convoqué à un entretien (DSDEN)",
  "heard": "Entretien tenu",
  "no_show": "Entretien : famille absente",
  "excused": "Entretien : famille excusée",
  "postponed": "Entretien reporté",
  "referred_again": "Nouvelle saisine",
  "summoned_with_department": "Convoqué avec le Département",
  "warning_retracted": "Avertissement retiré"
} as const;

export const EndpointState = {
  "new": "Pas encore éprouvée",
  "active": "Active",
  "failing": "En échec",
  "paused": "En pause"
} as const;

export const EnrolmentStatus = {
  "enrolled": "Inscrit",
  "left": "Parti",
  "missing": "Plus dans la base"
} as const;

export const EntryKind = {
  "absence": "Absence",
  "late": "Retard",
  "early_exit": "Sortie anticipée",
  "temporary_exclusion": "Exclusion temporaire",
  "infirmary": "Passage à l’infirmerie",
  "known_away": "Ailleurs en accord avec l’établissement",
  "placement": "Période de formation en milieu professionnel",
  "placement_absence": "Absence en milieu professionnel"
} as const;

export const EntrySource = {
  "roll_call": "appel",
  "school_life": "vie scolaire",
  "family": "déclaré par la famille",
  "import": "fichier importé",
  "placement_host": "signalé par l’entreprise"
} as const;

export const ExitDecision = {
  "return_to_class": "retour dans la classe",
  "other_scheme": "autre dispositif",
  "orientation": "nouvelle orientation",
  "succeeded": "objectifs atteints",
  "stopped": "arrêt avant la fin"
} as const;

export const FileWarning = {
  "utf8_under_another_name": "Ce fichier annonce un encodage et en utilise un autre : il a sans doute été ouvert puis enregistré. Les accents seraient faux. Refaites l’export.",
  "control_characters": "Ce fichier contient des caractères invisibles : il a sans doute été enregistré par un autre logiciel. Vérifiez les accents avant d’appliquer.",
  "file_left_out": "Le ZIP contient aussi un fichier dont nous n’avons pas besoin : il n’a pas été lu.",
  "no_timestamp": "Ce fichier ne dit pas quand il a été exporté : vérifiez qu’il est récent."
} as const;

export const Finding = {
  "absences_rising": "absences en hausse",
  "absences_falling": "absences en baisse",
  "lateness": "retards répétés",
  "work_not_done": "ne rend plus le travail",
  "no_material": "n’a plus son matériel",
  "stands_apart": "s’isole",
  "speaks_of_stopping": "parle d’arrêter",
  "no_project": "n’a plus de projet",
  "no_placement": "sans lieu de stage",
  "exclusions": "exclusions de cours ou de l’établissement",
  "orientation": "orientation à reprendre",
  "back": "de retour dans l’établissement",
  "improving": "en progrès",
  "unchanged": "rien de nouveau",
  "not_reached": "n’a pas pu être joint",
  "reached": "joint",
  "has_project": "a un projet",
  "looks_for_place": "cherche une place",
  "awaits_partner": "attend la réponse d’un partenaire",
  "declines_support": "ne souhaite pas être accompagné",
  "training_again": "de nouveau en formation",
  "obligation_unknown": "obligation de formation à vérifier"
} as const;

export const FollowUpChannel = {
  "call": "appel",
  "sms": "SMS",
  "email": "courriel",
  "letter": "courrier",
  "visit": "visite",
  "through_family": "par la famille",
  "through_school": "par l’établissement d’origine",
  "through_partner": "par un partenaire",
  "came_themselves": "venu de lui-même"
} as const;

export const FollowUpCloseReason = {
  "in_solution_kept": "La solution tient",
  "already_enrolled": "Déjà en formation",
  "already_supported_elsewhere": "Déjà accompagné ailleurs",
  "refused": "Ne souhaite pas être accompagné",
  "lost_contact": "Sans nouvelle malgré les essais",
  "moved": "A quitté le territoire",
  "reached_level": "A obtenu un diplôme",
  "over_age": "A dépassé l’âge du suivi",
  "deceased": "Décès",
  "error": "Inscrit par erreur"
} as const;

export const FollowUpContactResult = {
  "no_answer": "pas de réponse",
  "message_left": "message laissé",
  "wrong_details": "coordonnées incorrectes",
  "appointment": "rendez-vous pris",
  "call_back": "demande à être rappelé",
  "new_project": "a un nouveau projet",
  "looking_for_contract": "cherche un contrat",
  "new_contract": "a signé un contrat",
  "reorienting": "se réoriente",
  "already_enrolled": "déjà en formation",
  "already_supported": "déjà accompagné",
  "refuses_support": "ne veut pas être accompagné",
  "refuses_contact": "ne souhaite pas être recontacté",
  "other": "autre réponse"
} as const;

export const FollowUpSource = {
  "siei": "Liste du croisement SIEI",
  "school": "Transmis par un établissement",
  "partner": "Adressé par un partenaire",
  "spontaneous": "Venu de lui-même",
  "platform": "Passé par une autre plateforme"
} as const;

export const FollowUpStatus = {
  "identified": "Repéré",
  "appointment": "Rendez-vous pris",
  "interviewed": "Reçu en entretien",
  "in_support": "Accompagné",
  "in_solution": "En solution",
  "closed": "Suivi terminé",
  "transferred": "Passé à une autre plateforme"
} as const;

export const GroupPart = {
  "chair": "direction",
  "dropout_referent": "référent décrochage",
  "education_adviser": "CPE",
  "class_teacher": "professeur",
  "psychologist": "psychologue de l’éducation nationale",
  "social_worker": "assistant de service social",
  "nurse": "infirmier",
  "mlds": "MLDS",
  "platform_manager": "responsable de la plateforme",
  "mission_locale": "mission locale",
  "parent_representative": "parent d’élève membre",
  "guest": "invité",
  "partner": "partenaire"
} as const;

export const Half = {
  "am": "matin",
  "pm": "après-midi"
} as const;

export const HalfDayState = {
  "closed": "fermé",
  "outside": "hors décompte : non inscrit ou apprenti",
  "not_expected": "pas de cours attendu",
  "neutralised": "non attendu dans l’établissement",
  "excluded": "exclusion temporaire",
  "present": "présent",
  "late": "retard",
  "unknown": "appel non fait",
  "justified": "absence justifiée",
  "pending": "absence, motif à apprécier",
  "unjustified": "absence non justifiée"
} as const;

export const HandoverAnswer = {
  "accepted": "Relais accepté",
  "refused": "Relais refusé",
  "withdrawn": "Relais retiré",
  "expired": "Sans réponse, la plateforme répond"
} as const;

export const HandoverEnd = {
  "returned": "Revenu dans son établissement",
  "destination_confirmed": "Destination confirmée",
  "other_platform": "Autre plateforme compétente",
  "mistake": "Transmis par erreur"
} as const;

export const HearingOutcome = {
  "came": "Venu",
  "absent": "Absent",
  "excused": "Excusé",
  "postponed": "Reporté"
} as const;

export const Hidden = {
  "": "",
  "small": "moins de 5",
  "secondary": "masqué pour protéger une autre case"
} as const;

export const HoldState = {
  "held": "Réservée",
  "confirmed": "Confirmée",
  "released": "Libérée",
  "lapsed": "Réservation expirée"
} as const;

export const ImportKind = {
  "nomenclature": "les nomenclatures",
  "structures": "les divisions et les groupes",
  "students": "les élèves",
  "guardians": "les responsables",
  "school": "l’établissement et son calendrier",
  "onde_students": "les élèves de l’école",
  "onde_guardians": "les responsables des élèves de l’école",
  "absences": "des absences datées",
  "pronote": "des absences de PRONOTE",
  "absence_totals": "des totaux d’absences"
} as const;

export const ImportState = {
  "reading": "Lecture en cours",
  "mapping": "Colonnes à préciser",
  "refused": "Fichier refusé",
  "planned": "Différences à vérifier",
  "blocked": "Suspendu",
  "applying": "Application en cours",
  "applied": "Appliqué",
  "undone": "Annulé",
  "discarded": "Abandonné"
} as const;

export const ImportedReason = {
  "child_illness": "Motif de santé (sans précision)",
  "leave_granted": "Autorisation d’absence accordée",
  "transport_failure": "Difficulté accidentelle des communications",
  "family": "Motif familial",
  "other_stated": "Autre motif donné"
} as const;

export const IndicatorFamily = {
  "attendance": "Assiduité",
  "escalation": "Dossiers et saisines",
  "prevention": "Prévention",
  "dropouts": "Sorties",
  "funnel": "Du repérage au retour",
  "contracts": "Contrats"
} as const;

export const IndicatorList = {
  "thresholds": "Les seuils atteints",
  "cases": "Les dossiers",
  "warnings": "Les signes à regarder",
  "departures": "Les sorties",
  "follow_ups": "Les jeunes suivis",
  "contracts": "Les contrats"
} as const;

export const IneShape = {
  "rnie": "INE du répertoire national (depuis 2017)",
  "bea": "INE de la base élèves académique (avant 2017)",
  "ina": "Identifiant national d’apprenti"
} as const;

export const InterviewKind = {
  "first": "Premier entretien",
  "next": "Entretien de suivi",
  "reorientation": "Entretien de réorientation, avec le représentant légal"
} as const;

export const InterviewLevel = {
  "before_troisieme": "Avant la 3e",
  "troisieme": "3e, sans diplôme",
  "dnb_or_cfg": "Brevet ou CFG",
  "cap_begun": "CAP commencé",
  "second_year_lycee": "2de ou 1re commencée",
  "terminale": "Terminale commencée",
  "diploma": "Diplôme de niveau 3 ou plus"
} as const;

export const InterviewLinkMeans = {
  "mail": "par courriel",
  "paper": "sur papier"
} as const;

export const InterviewLinkState = {
  "queued": "en cours d’envoi",
  "sent": "envoyé",
  "undeliverable": "non distribué, à remettre sur papier",
  "printed": "remis sur papier",
  "revoked": "remplacé"
} as const;

export const InterviewNeed = {
  "choose_a_path": "Choisir une voie",
  "basic_skills": "Reprendre les bases",
  "french": "Apprendre ou consolider le français",
  "gradual_return": "Reprendre peu à peu",
  "work_experience": "Découvrir un métier en stage",
  "transport": "Pouvoir se déplacer",
  "timetable": "Avoir un emploi du temps adapté",
  "digital": "Être équipé et à l’aise avec le numérique",
  "paperwork": "Être aidé dans les démarches",
  "meet_another_service": "Rencontrer un autre service, sans détail ici"
} as const;

export const InterviewNextStep = {
  "propose_place": "Proposer une place",
  "prepare_contract": "Préparer un contrat",
  "refer_to_partner": "Orienter vers un partenaire",
  "other_interview": "Se revoir",
  "time_to_think": "Laisser le temps de réfléchir",
  "follow_solution": "Suivre la solution trouvée",
  "no_support_wanted": "Pas d’accompagnement souhaité"
} as const;

export const InterviewOutcome = {
  "held": "Entretien tenu",
  "declined": "Entretien proposé, non souhaité",
  "no_answer": "Entretien proposé, sans réponse"
} as const;

export const InterviewReader = {
  "young_person": "le jeune",
  "guardian": "son représentant légal"
} as const;

export const InterviewSkill = {
  "teamwork": "Travailler en équipe",
  "autonomy": "Travailler seul",
  "punctuality": "Tenir un horaire",
  "manual": "Travailler de ses mains",
  "precision": "Être précis",
  "welcoming": "Accueillir, rendre service",
  "speaking": "S’exprimer à l’oral",
  "writing": "Écrire",
  "counting": "Compter, mesurer",
  "digital": "Utiliser le numérique",
  "languages": "Parler plusieurs langues",
  "creativity": "Créer"
} as const;

export const ItemOrigin = {
  "early_warning": "alerte précoce",
  "signal": "inquiétude signalée",
  "support_plan": "bilan d’accompagnement",
  "task": "tâche en retard",
  "attendance_case": "dossier d’absence",
  "departure": "sortie de l’établissement",
  "return": "retour",
  "review": "à revoir",
  "without_referent": "sans référent",
  "unreachable": "injoignable",
  "legal_deadline": "échéance légale proche",
  "refusal": "refus à examiner",
  "return_right": "droit au retour",
  "silent": "silence",
  "by_hand": "ajouté à la main"
} as const;

export const ItemState = {
  "to_see": "à voir",
  "current": "en cours",
  "seen": "vu",
  "postponed": "reporté"
} as const;

export const JudgementState = {
  "no_reason": "sans motif",
  "pending": "motif reçu, à apprécier",
  "admissible": "motif recevable",
  "not_admissible": "motif non recevable",
  "referred_to_dasen": "motif transmis au DASEN",
  "inaccurate": "motif inexact"
} as const;

export const LastClass = {
  "college": "Collège",
  "cap": "CAP",
  "vocational": "Bac professionnel",
  "general": "Bac général ou technologique",
  "other": "Une autre classe",
  "unknown": "Je ne sais pas"
} as const;

export const LegalArea = {
  "attendance": "Assiduité et dossiers d’absences",
  "follow_ups": "Suivi des jeunes par les plateformes",
  "contracts": "Contrat « formation qualification emploi »"
} as const;

export const LegalKind = {
  "law": "Loi",
  "regulation": "Règlement",
  "circular": "Circulaire",
  "internal_rule": "Règle interne, aucun texte"
} as const;

export const LetterKind = {
  "absence_notice": "Absence du jour",
  "reason_invitation_1": "Nous attendons le motif d’une absence",
  "reason_invitation_2": "Deuxième demande du motif d’une absence",
  "reason_answer": "Réponse au motif donné pour une absence",
  "cpe_summons": "Rendez-vous avec le CPE",
  "meeting_invitation": "Invitation à la commission éducative",
  "measures_record": "Mesures décidées ensemble : document récapitulatif",
  "dasen_referral": "Saisine du directeur académique pour défaut d’assiduité",
  "referral_information": "Information : le dossier a été transmis",
  "receipt": "Accusé de réception",
  "return": "Demande de complément",
  "referral_withdrawal": "Retrait de la saisine",
  "withdrawal_information": "Information : la saisine est retirée",
  "warning_letter": "Avertissement pour défaut d’assiduité scolaire",
  "attendance_reminder": "Rappel de l’obligation d’assiduité",
  "summons_letter": "Convocation à un entretien",
  "hearing_record": "Compte rendu d’entretien",
  "community_invitation": "Réunion d’aide et d’accompagnement",
  "support_contract": "Contrat d’aide et d’accompagnement",
  "referent_notice": "Votre interlocuteur : désignation du référent",
  "summons_with_department": "Convocation à un entretien, en présence du Département",
  "prosecutor_referral": "Saisine du procureur de la République",
  "prosecutor_referral_info": "Information : saisine du procureur",
  "warning_retraction": "Retrait de l’avertissement",
  "closing_notice": "Le dossier d’absences est clos",
  "leaving_notice": "Avant la sortie de l’établissement : ce que vous pouvez demander",
  "removal_warning": "Nous restons sans nouvelles : second courrier",
  "removal_certificate": "Certificat de radiation",
  "leaving_information": "Information : élève de moins de 16 ans sans inscription connue"
} as const;

export const ListChange = {
  "still": "Encore sur la liste",
  "training": "Retrouvés en formation",
  "qualified": "Diplômés depuis",
  "reviewed": "Sortis par la revue des paires",
  "outcome": "Sortis par une réponse de la plateforme",
  "absent": "Absents des sources de cette campagne"
} as const;

export const MatchKind = {
  "one": "Élève reconnu",
  "none": "Élève inconnu",
  "ambiguous": "Plusieurs élèves possibles"
} as const;

export const Measure = {
  "tutoring": "Tutorat",
  "weekly_point": "Point chaque semaine avec l’élève",
  "family_point": "Point régulier avec la famille",
  "learning_support": "Soutien ou PPRE",
  "guidance_interview": "Entretien d’orientation",
  "timetable_change": "Aménagement de l’emploi du temps",
  "class_change": "Changement de classe ou de groupe",
  "parental_support": "Dispositif d’accompagnement parental",
  "prevention_group": "Examen par le GPDS"
} as const;

export const MeasuresOutcome = {
  "signed": "Signé",
  "refused": "La famille ne signe pas",
  "absent": "Famille absente"
} as const;

export const MeetingDecision = {
  "interview": "entretien",
  "family_contact": "échange avec la famille",
  "tutoring": "tutorat",
  "ppre": "PPRE",
  "relay": "dispositif relais",
  "mlds": "MLDS",
  "partner": "partenaire",
  "adapted_path": "parcours aménagé",
  "referent": "référent nommé ou changé",
  "contact": "contact à prendre",
  "referral": "orientation vers un partenaire",
  "place": "place à chercher",
  "closing": "fin de suivi proposée",
  "follow": "suivre la situation",
  "nothing": "rien pour l’instant"
} as const;

export const MeetingKind = {
  "gpds": "Groupe de prévention du décrochage scolaire",
  "equipe_educative": "Équipe éducative",
  "commission_educative": "Commission éducative",
  "cto": "Comité technique d’orientation"
} as const;

export const MeetingState = {
  "planned": "prévue",
  "running": "en séance",
  "closed": "close",
  "cancelled": "annulée"
} as const;

export const MemberKind = {
  "school": "Établissement scolaire",
  "cio": "Centre d’information et d’orientation",
  "mlds": "Mission de lutte contre le décrochage scolaire",
  "return_structure": "Structure de retour à l’école",
  "apprentice_centre": "Centre de formation d’apprentis",
  "partner": "Partenaire"
} as const;

export const MessageType = {
  "referral.changed": "Orientation modifiée",
  "referral.deleted": "Orientation retirée",
  "webhook.ping": "Message d’essai"
} as const;

export const NeutralisationKind = {
  "placement": "Période de formation en milieu professionnel",
  "adapted_timetable": "Emploi du temps aménagé",
  "relay": "Dispositif relais",
  "tdo": "Parcours « Tous droits ouverts »",
  "distance": "Enseignement à distance",
  "home_education": "Instruction dans la famille",
  "temporary_exclusion": "Exclusion temporaire"
} as const;

export const NotReferredReason = {
  "back_in_class": "L’élève est revenu en classe",
  "reasons_expected": "Des motifs sont attendus",
  "count_uncertain": "Le décompte est à vérifier",
  "dialogue_under_way": "Le dialogue avec la famille est engagé",
  "measures_under_way": "Des mesures viennent d’être décidées"
} as const;

export const NoteLevel = {
  "educational": "éducatif",
  "social": "social",
  "health": "santé",
  "platform": "plateforme",
  "reserved": "réservé"
} as const;

export const NsfField = {
  "10": "Formations générales",
  "11": "Mathématiques et sciences",
  "12": "Sciences humaines et droit",
  "13": "Lettres et arts",
  "20": "Production, plusieurs techniques",
  "21": "Agriculture, pêche, forêt, espaces verts",
  "22": "Transformation, alimentation, cuisine",
  "23": "Bâtiment, construction, bois",
  "24": "Textile, habillement, cuir",
  "25": "Mécanique, électricité, électronique",
  "30": "Services, plusieurs métiers",
  "31": "Commerce, transport, gestion",
  "32": "Communication et informatique",
  "33": "Services aux personnes, accueil, coiffure",
  "34": "Services à la collectivité, sécurité, propreté",
  "41": "Capacités personnelles",
  "42": "Vie quotidienne et loisirs"
} as const;

export const ObligationProof = {
  "enrolment_certificate": "Certificat de scolarité vu",
  "training_contract": "Contrat de formation ou d’apprentissage vu",
  "work_contract": "Contrat de travail vu",
  "civic_service_contract": "Contrat de service civique vu",
  "support_scheme": "Entrée dans un dispositif d’accompagnement confirmée",
  "found_in_import": "Inscription retrouvée dans un import",
  "certificate_seen": "Attestation d’exemption vue, sans son contenu",
  "no_solution_found": "Constat fait avec le jeune"
} as const;

export const Observation = {
  "repeated_absences": "Absences ou retards répétés",
  "no_material": "N’a plus son matériel",
  "alone": "S’isole",
  "hands_in_nothing": "Ne rend plus rien",
  "falls_asleep": "S’endort",
  "speaks_of_stopping": "Parle d’arrêter",
  "other_fact": "Autre fait"
} as const;

export const Obstacle = {
  "none": "Aucun frein",
  "transport": "Transport",
  "timetable": "Horaires",
  "level": "Niveau, rythme du travail demandé",
  "equipment": "Matériel, tenue",
  "paperwork": "Démarches à faire",
  "placement": "Stage à trouver",
  "motivation": "Envie en baisse",
  "to_be_talked_about": "À voir de vive voix"
} as const;

export const Opening = {
  "opened": "Dossier ouvert",
  "already_open": "Dossier déjà ouvert",
  "refused": "Dossier non ouvert"
} as const;

export const OperationKind = {
  "backup": "Sauvegarde",
  "recount": "Recomptage",
  "purge": "Purge",
  "restore": "Restauration"
} as const;

export const OperationState = {
  "running": "en cours",
  "done": "terminé",
  "failed": "en échec"
} as const;

export const OrientationActivityKind = {
  "visit": "Visite d’un établissement ou d’une entreprise",
  "forum": "Forum des métiers",
  "class_session": "Séance en classe",
  "internship": "Stage ou mini-stage",
  "open_day": "Journée portes ouvertes",
  "research": "Recherche documentaire",
  "guidance_interview": "Entretien d’information",
  "meeting_with_professional": "Rencontre avec un professionnel",
  "other": "Autre activité"
} as const;

export const OrientationCallResult = {
  "reached": "joint, pas encore de solution",
  "no_answer": "pas de réponse",
  "wrong_details": "coordonnées fausses",
  "will_call_back": "rappelle",
  "solution_found": "solution trouvée",
  "refuses": "ne souhaite pas être recontacté"
} as const;

export const OrientationLevel = {
  "seconde_gt": "2de générale et technologique",
  "seconde_pro": "2de professionnelle",
  "cap_1": "1re année de CAP",
  "premiere_generale": "1re générale",
  "premiere_techno": "1re technologique",
  "premiere_pro": "1re professionnelle",
  "apprenticeship": "Apprentissage",
  "prepa_metiers": "3e prépa-métiers",
  "repeat": "Maintien dans le niveau",
  "higher": "Enseignement supérieur",
  "other": "Autre voie"
} as const;

export const OrientationNextStep = {
  "call_again": "Rappeler",
  "interview": "Entretien à fixer",
  "new_wishes": "Nouveaux vœux à saisir",
  "visit": "Visite ou mini-stage",
  "mlds": "Proposer à la MLDS",
  "nothing": "Rien de plus"
} as const;

export const OrientationSolutionKind = {
  "school": "Place dans un établissement public",
  "apprenticeship": "Contrat d’apprentissage",
  "agricultural_school": "Établissement agricole",
  "private_school": "Établissement privé",
  "mlds": "Action de la MLDS",
  "repeat": "Maintien dans le niveau",
  "other": "Autre solution"
} as const;

export const OrientationState = {
  "open": "Vœux à saisir",
  "wished": "Vœux saisis",
  "proposed": "Proposition du conseil de classe",
  "contested": "Désaccord : dialogue en cours",
  "decided": "Décision d’orientation",
  "assigned": "Affecté",
  "not_assigned": "Sans affectation"
} as const;

export const Origin = {
  "learning": "Difficultés dans les apprentissages",
  "orientation": "Formation non choisie ou qui ne convient pas",
  "school_climate": "Relations dans la classe ou l’établissement",
  "timetable": "Emploi du temps ou trajet",
  "motivation": "Perte d’intérêt pour l’école",
  "unsaid": "Non évoquée"
} as const;

export const Outcome = {
  "new": "Nouveaux",
  "changed": "Modifiés",
  "gone": "Partis",
  "missing": "Absents du fichier",
  "look_alike": "Ressemblances",
  "refused": "Refusés",
  "unchanged": "Inchangés"
} as const;

export const PairClass = {
  "certain": "Certain",
  "probable": "Probable",
  "to_review": "À examiner",
  "namesake": "Homonyme"
} as const;

export const ParentalAuthority = {
  "joint": "Exercice conjoint",
  "sole": "Exercice exclusif (jugement vu)",
  "supervision_only": "Droit de surveillance (jugement vu)",
  "withdrawn": "Autorité retirée (décision vue)",
  "delegated": "Autorité déléguée (décision vue)",
  "tutelle": "Tutelle"
} as const;

export const Part = {
  "database": "La base de données ne répond pas.",
  "migrations": "La base de données n’est pas au niveau de cette version.",
  "key": "La clé qui signe les sessions a disparu ou changé.",
  "disk": "Le disque est presque plein.",
  "worker": "Les travaux de fond ne tournent pas."
} as const;

export const PartnerContactResult = {
  "reached": "Joint",
  "no_answer": "Pas de réponse",
  "wrong_details": "Coordonnées incorrectes",
  "refuses_support": "Ne veut pas être accompagné"
} as const;

export const PartnerEventKind = {
  "contact": "Contact",
  "appointment": "Rendez-vous",
  "known": "Connu ou non",
  "entry": "Entrée",
  "exit": "Sortie",
  "refusal": "Refus de l’orientation"
} as const;

export const PartnerScope = {
  "referrals:read": "Lire les orientations reçues",
  "referrals:write": "Accuser réception, répondre, déclarer des événements",
  "youths:write": "Adresser un jeune venu de lui-même",
  "webhooks:manage": "Tenir ses adresses de notification"
} as const;

export const PartnerType = {
  "mission_locale": "Mission locale",
  "cio": "Centre d’information et d’orientation",
  "e2c": "École de la deuxième chance",
  "epide": "EPIDE",
  "greta": "Greta",
  "cfa": "Centre de formation d’apprentis",
  "agricultural_school": "Établissement agricole",
  "civic_service": "Service civique",
  "youth_information": "Information jeunesse",
  "region": "Région",
  "department": "Département",
  "other": "Autre structure"
} as const;

export const Party = {
  "school": "l’établissement",
  "family": "la famille",
  "ien": "l’IEN de la circonscription",
  "dsden": "la DSDEN",
  "nobody": "personne"
} as const;

export const PauseReason = {
  "by_hand": "En pause",
  "failing": "En pause : aucun message accepté depuis cinq jours",
  "gone": "En pause : le partenaire a fermé cette adresse (410)"
} as const;

export const PlaceLevel = {
  "entry": "Remise en route, sans diplôme visé",
  "3": "Niveau 3 (CAP)",
  "4": "Niveau 4 (baccalauréat)",
  "5": "Niveau 5 (BTS)"
} as const;

export const PlanParty = {
  "head": "chef d’établissement ou directeur d’école",
  "teacher": "enseignant",
  "guardian": "représentant légal",
  "pupil": "élève"
} as const;

export const PlanState = {
  "draft": "Brouillon",
  "proposed": "Proposé à la famille",
  "refused": "Refusé par la famille",
  "agreed": "Accord de la famille",
  "filed": "Dossier transmis à la commission",
  "admitted": "Avis favorable de la commission",
  "not_admitted": "Avis défavorable de la commission",
  "active": "En cours",
  "reviewed": "Bilan fait",
  "renewed": "Renouvelé",
  "closed": "Terminé"
} as const;

export const Presence = {
  "expected": "attendu",
  "present": "présent",
  "excused": "excusé",
  "absent": "absent"
} as const;

export const Progress = {
  "reached": "atteint",
  "in_progress": "en progrès",
  "not_yet": "pas encore"
} as const;

export const Proof = {
  "training": "en formation",
  "qualified": "diplômée",
  "duplicate": "déjà sur la liste sous une autre fiche"
} as const;

export const ProsecutorState = {
  "none": "Procureur non saisi",
  "prosecutor_referred": "Procureur saisi",
  "proceedings_closed": "Procureur saisi, suite close"
} as const;

export const ReasonCode = {
  "child_illness": "Maladie de l’enfant",
  "contagious_family_illness": "Maladie transmissible ou contagieuse d’un membre de la famille",
  "solemn_family_gathering": "Réunion solennelle de famille",
  "transport_failure": "Empêchement dû à une difficulté accidentelle des communications",
  "accompanying_guardians": "Absence temporaire des responsables, que l’enfant suit",
  "other_accepted": "Autre motif accepté",
  "health_unspecified": "Motif de santé, sans précision",
  "leave_granted": "Autorisation d’absence accordée",
  "late_waking": "Réveil tardif",
  "holidays": "Départ en vacances",
  "personal": "Convenance personnelle",
  "unspecified": "Motif non précisé"
} as const;

export const ReasonState = {
  "none_given": "aucun motif reçu",
  "awaiting": "motif reçu, en cours d’examen",
  "not_accepted": "motif non accepté",
  "inaccurate": "motif inexact",
  "legitimate": "motif légitime",
  "other_accepted": "autre motif accepté"
} as const;

export const ReferentReason = {
  "arrival": "Arrivée à la plateforme",
  "named": "Nommé par la plateforme",
  "shared_out": "Répartition",
  "taken": "S’est attribué le suivi",
  "handed_over": "Relais accepté",
  "taken_back": "Repris par la plateforme",
  "gone": "Départ du référent : la plateforme répond"
} as const;

export const ReferralAnswer = {
  "contacted": "Contact pris",
  "appointment": "Rendez-vous",
  "already_known": "Déjà connu",
  "entered": "Entrée",
  "declined": "Orientation refusée"
} as const;

export const ReferralChange = {
  "changed": "Changée",
  "deleted": "Retirée"
} as const;

export const ReferralRequest = {
  "contact": "Prendre contact",
  "interview": "Recevoir en entretien",
  "support": "Accompagner",
  "place": "Étudier une entrée"
} as const;

export const RefusalMotive = {
  "has_diploma": "A déjà un diplôme professionnel",
  "not_the_age": "N’a pas entre 16 et 25 ans",
  "still_enrolled": "Est inscrit en formation",
  "no_place_for_bachelor": "A un baccalauréat général ou technologique, et aucune place n’est vacante"
} as const;

export const Remark = {
  "ine_of_cned": "Le numéro donné est celui du CNED, pas un INE : il n’est pas repris.",
  "ine_shape": "Le numéro donné n’a pas la forme d’un INE : il n’est pas repris.",
  "mef_shape": "Le code de formation n’a pas la forme d’un MEF : il n’est pas repris.",
  "level_unknown": "Le niveau de responsabilité manque : la personne est prise comme contact seulement.",
  "email_shape": "L’adresse électronique n’est pas valable : elle n’est pas reprise.",
  "no_address": "Cette personne n’a pas d’adresse : son courrier ne partira pas.",
  "no_class": "Cet élève n’a pas encore de classe."
} as const;

export const ResponsibilityLevel = {
  "legal": "Représentant légal",
  "in_charge": "Personne en charge",
  "contact": "Personne à contacter"
} as const;

export const ReturnCause = {
  "unknown_recipient": "Destinataire inconnu à l’adresse",
  "wrong_address": "Défaut d’accès ou d’adressage",
  "access_problem": "Boîte aux lettres inaccessible",
  "other": "Autre cause"
} as const;

export const ReturnChannel = {
  "phone_number": "numéro vert",
  "letter": "courrier",
  "email": "courriel",
  "cio": "CIO",
  "platform": "plateforme",
  "mission_locale": "mission locale",
  "employment_agency": "France Travail",
  "public_page": "page « Je veux reprendre une formation »"
} as const;

export const ReturnKind = {
  "elsewhere": "En formation ailleurs",
  "followed": "Suivi"
} as const;

export const ReturnReason = {
  "absence_list": "La liste des absences avec durée et motifs",
  "contacts": "Les contacts pris avec la famille",
  "invitations": "Les invitations à donner le motif",
  "address": "Une adresse de responsable",
  "measures": "Le document récapitulatif, signé ou non",
  "period": "La période des absences"
} as const;

export const ReturnState = {
  "received": "Demande reçue, entretien à tenir",
  "interviewed": "Entretien tenu, réponse à donner",
  "waiting": "Accueilli en attendant une place",
  "granted": "Retour en formation accordé",
  "refused": "Refus motivé",
  "withdrawn": "Demande retirée par le jeune"
} as const;

export const ReturnStatus = {
  "pupil": "statut scolaire",
  "apprentice": "apprentissage ou alternance",
  "trainee": "stagiaire de la formation professionnelle"
} as const;

export const ReviewAttendance = {
  "regular": "Présence régulière",
  "irregular": "Présence irrégulière",
  "rare": "Présence rare",
  "stopped": "Ne vient plus"
} as const;

export const ReviewDecision = {
  "continue": "continuer",
  "stop": "arrêter",
  "revise": "revoir les objectifs",
  "new_actions": "engager de nouvelles actions"
} as const;

export const ReviewProgress = {
  "ahead": "Mieux que prévu",
  "as_planned": "Comme prévu",
  "slower": "Plus lentement que prévu",
  "stuck": "À l’arrêt"
} as const;

export const Role = {
  "teacher": "Enseignant",
  "supervisor": "Assistant d’éducation (vie scolaire)",
  "education_adviser": "Conseiller principal d’éducation",
  "deputy_head": "Adjoint au chef d’établissement",
  "head": "Chef d’établissement ou directeur d’école",
  "ien": "Inspecteur de l’éducation nationale",
  "dasen_officer": "Agent de la DSDEN, assiduité",
  "signatory": "DASEN ou délégataire (signataire)",
  "data_steward": "Gestionnaire de données SIEI",
  "social_worker": "Assistant de service social",
  "nurse": "Infirmier",
  "guidance_psychologist": "Psychologue de l’éducation nationale",
  "mlds_coordinator": "Coordonnateur MLDS",
  "platform_manager": "Responsable de plateforme (PSAD)",
  "mission_locale_adviser": "Conseiller en mission locale",
  "tutor": "Tuteur",
  "dpo": "Délégué à la protection des données",
  "administrator": "Administrateur",
  "partner_client": "Service d’un partenaire"
} as const;

export const RollStatus = {
  "taken": "fait",
  "to_take": "à faire",
  "not_taken": "non fait"
} as const;

export const RowOutcome = {
  "confirmed": "Sans formation, c’est exact",
  "already_enrolled": "Était déjà inscrit",
  "already_qualified": "Avait déjà un diplôme",
  "not_this_person": "Ce n’est pas la bonne personne"
} as const;

export const RowState = {
  "listed": "Sur la liste",
  "to_confirm": "À confirmer",
  "removed": "Sortie de la liste"
} as const;

export const Rule = {
  "missing": "la valeur manque",
  "not_a_date": "{value} n’est pas une date",
  "not_a_time": "{value} n’est pas une heure",
  "not_a_number": "{value} n’est pas un nombre attendu",
  "not_a_name": "{value} contient des signes qu’un nom n’a pas",
  "too_long": "la valeur est trop longue",
  "implausible_birth_date": "{value} ne peut pas être la date de naissance d’un élève",
  "left_before_entry": "la date de sortie est avant la date d’entrée",
  "ends_before_start": "la fin est avant le début",
  "interval_too_long": "l’absence dure plus d’un an",
  "unjustified_over_total": "il y a plus de demi-journées non justifiées que d’absences",
  "pupil_not_named": "rien ne dit de quel élève il s’agit",
  "duplicate": "cette fiche est déjà donnée plus haut dans le fichier"
} as const;

export const RuleActor = {
  "head": "Chef d’établissement ou directeur d’école",
  "dasen": "DASEN"
} as const;

export const RuleCode = {
  "unjustified_absences": "Absences sans motif accepté",
  "all_absences": "Absences, justifiées ou non",
  "lateness": "Retards",
  "recent_rise": "Hausse récente",
  "rise_since_last_year": "Hausse depuis l’an dernier",
  "weekday_pattern": "Même demi-journée de la semaine",
  "lesson_pattern": "Même cours de la semaine",
  "exclusions": "Exclusions temporaires",
  "signals": "Inquiétude signalée",
  "change_of_school": "Arrivée en cours d’année",
  "missing_placement": "Sans lieu de stage",
  "placement_absences": "Absences en stage",
  "last_year_case": "Dossier l’an dernier",
  "no_wish": "Sans vœu d’orientation",
  "no_assignment": "Sans affectation"
} as const;

export const SchemeCode = {
  "ppre": "PPRE",
  "personal_help": "Aide personnalisée",
  "school_catch_up": "Stage de remise à niveau (école)",
  "after_class": "Accompagnement éducatif",
  "support_6e": "Accompagnement personnalisé en sixième",
  "support_lycee": "Accompagnement personnalisé au lycée",
  "support_bac_pro": "Accompagnement personnalisé en bac professionnel",
  "catch_up_lycee": "Stage de remise à niveau (lycée)",
  "bridging": "Stage passerelle",
  "tutoring": "Tutorat",
  "guidance_talk": "Entretien personnalisé d’orientation",
  "relay_class": "Classe relais",
  "relay_workshop": "Atelier relais",
  "open_school": "École ouverte",
  "segpa": "SEGPA",
  "erea": "EREA",
  "ers": "Établissement de réinsertion scolaire",
  "micro_lycee": "Micro-lycée ou structure de retour à l’école",
  "mlds": "Action de la MLDS",
  "pafi": "Parcours aménagé de formation initiale",
  "tdo": "Tous droits ouverts",
  "ambition_emploi": "Parcours Ambition emploi"
} as const;

export const SchoolKind = {
  "primary_school": "École primaire",
  "college": "Collège",
  "lycee": "Lycée général et technologique",
  "lycee_professionnel": "Lycée professionnel",
  "lycee_agricole": "Lycée agricole",
  "erea": "Établissement régional d’enseignement adapté"
} as const;

export const SchoolLevel = {
  "primary": "école",
  "lower": "collège",
  "upper": "lycée"
} as const;

export const SchoolState = {
  "open": "Dossier d’absences ouvert",
  "dialogue": "Dialogue engagé avec la famille",
  "threshold_reached": "Seuil de 4 demi-journées atteint",
  "meeting_convened": "Réunion convoquée",
  "measures_signed": "Mesures signées",
  "measures_refused": "Mesures proposées, non signées",
  "measures_absent": "Mesures proposées, famille absente",
  "persistent": "Absences persistantes",
  "community_convened": "Communauté éducative réunie",
  "support_contract_proposed": "Accompagnement proposé",
  "support_contract": "Accompagnement contractualisé",
  "support_contract_unsigned": "Accompagnement proposé, non signé",
  "continued": "Poursuite des absences",
  "restored": "Assiduité rétablie",
  "closed": "Clos"
} as const;

export const Sector = {
  "public": "Public",
  "private": "Privé",
  "agricultural": "Agricole"
} as const;

export const SetAsideReason = {
  "reason_expected": "Un motif est attendu de la famille",
  "roll_to_check": "Un appel est à vérifier",
  "dialogue_under_way": "Un échange avec la famille est en cours",
  "support_under_way": "Un accompagnement est déjà en place",
  "leaving": "L’élève change d’établissement"
} as const;

export const Setting = {
  "in_class": "en classe",
  "out_of_class": "hors classe",
  "at_home": "à la maison"
} as const;

export const SignalAnswer = {
  "interview": "Entretien avec l’élève",
  "family_called": "Échange avec la famille",
  "already_followed": "Situation déjà suivie",
  "watched": "À suivre pendant un mois",
  "nothing": "Pas de suite pour l’instant"
} as const;

export const SignalSince = {
  "today": "Aujourd’hui",
  "this_week": "Cette semaine",
  "a_month": "Depuis un mois"
} as const;

export const SignalState = {
  "received": "Reçue",
  "read": "Lue",
  "on_agenda": "À l’ordre du jour",
  "decided": "Décidé",
  "closed": "Classée"
} as const;

export const SignatureMeans = {
  "paper": "sur papier",
  "code": "par code reçu par courriel"
} as const;

export const SignerFunction = {
  "school_life": "Vie scolaire",
  "cpe": "Conseiller principal d’éducation",
  "head": "Chef d’établissement ou directeur d’école",
  "head_and_family": "Chef d’établissement ou directeur d’école, et famille",
  "dsden": "Services départementaux de l’éducation nationale",
  "dasen": "Directeur académique ou son délégataire"
} as const;

export const SnoozeReason = {
  "appointment_made": "Un rendez-vous est pris",
  "answer_expected": "Une réponse est attendue",
  "colleague_asked": "Un collègue s’en occupe",
  "not_today": "Pas possible aujourd’hui"
} as const;

export const SolutionEnd = {
  "completed": "Menée à son terme",
  "qualified": "Diplôme ou titre obtenu",
  "stopped_early": "Arrêtée avant son terme",
  "other_solution": "Remplacée par une autre solution",
  "place_withdrawn": "Place retirée par l’organisme",
  "not_chosen": "Non retenue par le jeune"
} as const;

export const SolutionKind = {
  "initial_training": "Formation initiale",
  "continuing_training": "Formation continue",
  "integration_scheme": "Dispositif d’insertion",
  "civic_service": "Service civique",
  "job": "Emploi"
} as const;

export const SolutionProof = {
  "import": "Lu dans un import de l’établissement",
  "campaign": "Lu dans une campagne du SIEI",
  "school": "Dit par l’établissement"
} as const;

export const SolutionState = {
  "proposed": "Proposée",
  "started": "En cours",
  "ended": "Terminée",
  "declined": "Non retenue"
} as const;

export const SolutionType = {
  "school": "Établissement scolaire",
  "school_agricultural": "Établissement agricole",
  "apprenticeship": "Apprentissage (CFA)",
  "micro_lycee": "Micro-lycée",
  "mlds_action": "Action de la MLDS",
  "vocational_trainee": "Formation de la Région",
  "e2c": "École de la deuxième chance",
  "epide": "EPIDE",
  "civic_service": "Service civique",
  "job": "Emploi",
  "mission_locale_support": "Accompagnement de la mission locale",
  "smv": "Service militaire volontaire",
  "other": "Autre solution"
} as const;

export const SourceKind = {
  "en_previous": "Éducation nationale, année précédente",
  "en_current": "Éducation nationale, année en cours",
  "agriculture": "Enseignement agricole",
  "apprentices": "Apprentis (CFA)",
  "missions_locales": "Missions locales",
  "diplomas": "Diplômes obtenus"
} as const;

export const Standing = {
  "enrolled": "inscrit",
  "not_enrolled": "non inscrit à cette date",
  "apprentice": "apprenti, hors procédure"
} as const;

export const StepState = {
  "done": "fait",
  "ongoing": "en cours",
  "possible": "possible",
  "not_yet": "pas encore possible",
  "optional": "facultatif, non fait",
  "moot": "sans objet"
} as const;

export const SubjectKind = {
  "pupil": "élève",
  "followed": "jeune suivi"
} as const;

export const SummonsEnd = {
  "fulfilled": "L’obligation est remplie",
  "exempt": "Exempté",
  "of_age": "Majeur",
  "department_informed": "Conseil départemental informé",
  "mistake": "Convoqué par erreur"
} as const;

export const SummonsGround = {
  "no_show": "Absence sans motif à l’entretien",
  "early_dropout": "Abandon précoce de la solution",
  "silence": "Absence de réponse"
} as const;

export const SuspensionReason = {
  "by_agreement": "Pause décidée ensemble",
  "structure_closed": "Structure fermée pendant un temps",
  "awaiting_session": "Prochaine session attendue",
  "unavailable": "Jeune indisponible, retour prévu"
} as const;

export const SwitchKind = {
  "on": "En service",
  "disabled": "Désactivée",
  "retired": "Retirée"
} as const;

export const TargetFault = {
  "unreadable": "Cette adresse n’est pas lisible. Exemple : https://crochet.structure.fr/raccroche",
  "not_https": "L’adresse doit commencer par https://.",
  "with_credentials": "L’adresse ne doit contenir ni identifiant ni mot de passe.",
  "with_fragment": "L’adresse ne doit pas contenir de « # ».",
  "port_closed": "Seuls les ports 443 et 8443 sont permis.",
  "not_a_name": "Donnez un nom de domaine complet, pas une adresse IP.",
  "special_name": "Ce nom n’existe pas sur l’internet public.",
  "not_public": "Ce nom mène à une adresse qui n’est pas publique."
} as const;

export const TaskChange = {
  "added": "donnée",
  "reassigned": "confiée à quelqu’un d’autre",
  "postponed": "échéance changée",
  "reminded": "relancée",
  "done": "faite",
  "not_done": "réglée sans être faite",
  "reopened": "rouverte"
} as const;

export const TaskKind = {
  "interview": "entretien",
  "call": "appel",
  "write": "courrier ou message",
  "tutoring": "tutorat",
  "support_plan": "accompagnement à préparer",
  "relay": "dispositif relais",
  "mlds": "MLDS",
  "partner": "partenaire",
  "review": "bilan",
  "enrolment": "inscription à vérifier",
  "follow_up": "situation à suivre",
  "other": "autre"
} as const;

export const TaskOrigin = {
  "meeting_review": "décidée en réunion",
  "early_warning": "alerte précoce",
  "signal": "inquiétude signalée",
  "support_plan": "accompagnement",
  "departure": "sortie de l’établissement",
  "orientation": "orientation",
  "by_hand": "notée à la main"
} as const;

export const TaskOutcome = {
  "done": "fait",
  "partly": "fait en partie",
  "no_answer": "pas fait : sans réponse",
  "declined": "pas fait : proposition non acceptée",
  "impossible": "pas fait : pas possible",
  "not_needed": "pas fait : plus nécessaire"
} as const;

export const TrainingObligation = {
  "unknown": "À vérifier",
  "fulfilled": "Remplie",
  "not_fulfilled": "Non remplie",
  "exempt": "Exempté"
} as const;

export const TrainingOutcome = {
  "diploma": "Diplôme obtenu",
  "qualification": "Qualification ou titre obtenu",
  "next_training": "Suite de formation trouvée",
  "job": "Emploi trouvé",
  "path_ended": "Parcours suivi jusqu’au bout"
} as const;

export const TrainingWish = {
  "trade": "Apprendre un métier",
  "school": "Retourner au lycée",
  "diploma": "Passer un diplôme",
  "unknown": "Je ne sais pas encore"
} as const;

export const Treatment = {
  "without_case": "sans dossier",
  "under_way": "en cours",
  "treated": "traité"
} as const;

export const Trigger = {
  "reason": "1° : motif non communiqué malgré l’invitation, ou motif inexact",
  "four_half_days": "2° : au moins quatre demi-journées dans le mois"
} as const;

export const UnitKind = {
  "school": "Établissement",
  "circonscription": "Circonscription du premier degré",
  "dsden": "DSDEN",
  "academy": "Académie",
  "draaf": "DRAAF",
  "platform": "Plateforme de suivi et d’appui",
  "cio": "Centre d’information et d’orientation",
  "organisation": "Organisme partenaire"
} as const;

export const VisaOpinion = {
  "favourable": "Favorable",
  "reserved": "Réservé",
  "unfavourable": "Défavorable"
} as const;

export const WaitingFor = {
  "first_call": "Premier appel de la plateforme",
  "referent": "Un référent à nommer",
  "handover_answer": "Réponse à un relais proposé",
  "return_interview": "Entretien du droit au retour",
  "return_decision": "Réponse au droit au retour",
  "return_place": "Une place, accueil en attendant",
  "finding_answer": "Un retour en formation à confirmer",
  "partner": "Réponse d’un partenaire",
  "young_person": "Réponse du jeune",
  "appointment": "Le rendez-vous",
  "proposal": "Une proposition de la plateforme",
  "solution_start": "L’entrée dans la solution",
  "nobody": "Personne n’attend"
} as const;

export const WarningAsideReason = {
  "already_followed": "Déjà suivie ailleurs",
  "explained": "Expliquée, rien à faire",
  "family_expected": "Une réponse de la famille est attendue",
  "observe": "À observer encore",
  "decided_in_meeting": "Décidé en réunion"
} as const;

export const WarningGesture = {
  "take": "Je m’en occupe",
  "put_on_agenda": "À l’ordre du jour du GPDS",
  "set_aside": "Mettre de côté",
  "false_alarm": "Fausse alerte"
} as const;

export const WarningState = {
  "open": "À regarder",
  "taken": "Suivie",
  "on_agenda": "À l’ordre du jour",
  "set_aside": "Mise de côté",
  "false_alarm": "Fausse alerte",
  "ended": "Terminée"
} as const;

export const WatchedWindow = {
  "calendar_month": "mois civil",
  "rolling_30_days": "30 jours glissants",
  "both": "mois civil ou 30 jours glissants, le premier atteint"
} as const;

export const WebhookState = {
  "waiting": "En attente",
  "sending": "Envoi en cours",
  "delivered": "Livré",
  "failed": "En échec, nouvel essai prévu",
  "dead": "Abandonné",
  "uncertain": "Envoi incertain"
} as const;

export const WebhooksOutcome = {
  "accepted": "Reçu par le partenaire",
  "not_found_by_name": "Nom de domaine introuvable",
  "target_refused": "Adresse non publique, refusée",
  "not_connected": "Connexion impossible",
  "not_trusted": "Certificat refusé",
  "timed_out": "Pas de réponse en 10 secondes",
  "cut_off": "Connexion coupée avant la réponse",
  "not_http": "Réponse illisible",
  "redirected": "Redirection, non suivie",
  "refused": "Refusé par le partenaire",
  "busy": "Service du partenaire occupé",
  "broken": "Erreur du service du partenaire",
  "gone": "Adresse fermée par le partenaire",
  "unknown": "Interrompu pendant l’envoi"
} as const;

export const WeekPresence = {
  "every_day": "Présent toute la semaine",
  "most_days": "Présent presque tous les jours",
  "few_days": "Présent quelques jours",
  "absent": "Absent toute la semaine",
  "no_session": "Pas de séance cette semaine"
} as const;

export const Window = {
  "calendar_month": "mois civil",
  "rolling_30_days": "30 jours"
} as const;

export const WorkGroup = {
  "now": "Maintenant",
  "today": "Aujourd’hui",
  "this_week": "Cette semaine",
  "waiting": "En attente d’un autre"
} as const;

export const YouthStatus = {
  "pupil": "Statut scolaire",
  "apprentice": "Apprenti",
  "trainee": "Stagiaire de la formation professionnelle",
  "civic_service": "Volontaire en service civique"
} as const;
