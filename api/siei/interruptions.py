"""Why a crossing did not come to its review, and what to do: said on the campaign, which can be resumed."""

from dataclasses import replace

from api.siei.running import Run
from domain.kernel.french import typeset
from domain.siei.campaign import Campaign, CampaignState
from domain.siei.sources import SourceKind


def interrupted(one: Campaign, run: Run) -> Campaign:
    """Stopped, died, or refused because a file of the folder is not the one that was deposited."""
    if run.outcome == "changed":
        name = SourceKind(run.changed).label
        problem = (
            f"Croisement refusé : le fichier « {name} » du dossier de la campagne n'est plus celui qui a été déposé, "
            "son empreinte a changé. Ce dossier est effacé. Reprenez : il sera refait depuis les fichiers déposés."
        )
    else:
        why = "à votre demande" if run.outcome == "stopped" else "par un arrêt imprévu"
        where = f", à l'étape {len(run.stages)} sur {run.of}" if run.stages else " avant sa première étape"
        problem = f"Croisement interrompu {why}{where}. Reprenez où il en était : rien n'est perdu."
    return _stopped(one, run, problem)


def not_begun(one: Campaign, error: str) -> Campaign:
    """Its folder could not be made, or its process not be started: the disk is full or closed to us, most often."""
    return _stopped(
        one, Run(),
        f"Croisement non lancé : le serveur n'a pas pu préparer le dossier de la campagne ({error}). Rien n'est perdu. "
        "Reprenez ; si cela se répète, prévenez l'administrateur : le disque est peut-être plein.",
    )  # fmt: skip


def not_loaded(one: Campaign, run: Run, error: str) -> Campaign:
    """Crossed, but the base did not take the result: the folder is whole, resuming only loads it."""
    return _stopped(
        one, run,
        f"Croisement terminé, mais son résultat n'a pas pu être enregistré ({error}). Reprenez : seul l'enregistrement "
        "sera refait. Si cela se répète, prévenez l'administrateur.",
    )  # fmt: skip


def _stopped(one: Campaign, run: Run, problem: str) -> Campaign:
    return replace(
        one, state=CampaignState.INTERRUPTED, problem=typeset(problem), stages=run.stages, cancel_asked=False
    )
