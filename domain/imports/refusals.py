"""Why a whole file is refused. Every sentence says what the file is, what to do, and that nothing was changed."""

from domain.imports.kinds import ImportKind
from domain.kernel.errors import Refusal, RefusalKind

NOTHING_CHANGED = "Rien n'a été modifié."


class FileRefused(Refusal):
    """A file that cannot be read, or must not be; no line of it is kept."""

    kind = RefusalKind.MALFORMED
    title = "Ce fichier ne peut pas être lu"


class UploadTooLarge(FileRefused):
    kind = RefusalKind.TOO_LARGE
    title = "Fichier trop volumineux"
    detail = f"Ce fichier dépasse la taille permise (20 Mo). Déposez le ZIP donné par SIECLE. {NOTHING_CHANGED}"


class EmptyUpload(FileRefused):
    title = "Fichier vide"
    detail = f"Ce fichier est vide. Refaites l'export, puis déposez-le de nouveau. {NOTHING_CHANGED}"


class ArchiveUnreadable(FileRefused):
    title = "ZIP illisible"
    detail = (
        f"Ce fichier ZIP est abîmé ou incomplet. Téléchargez de nouveau l'export, sans le modifier. {NOTHING_CHANGED}"
    )


class ArchiveTooBig(FileRefused):
    kind = RefusalKind.TOO_LARGE
    title = "ZIP trop volumineux une fois ouvert"
    detail = (
        "Ce fichier ZIP contient bien plus de données qu'un export d'établissement. "
        f"Déposez le ZIP donné par SIECLE, sans le modifier. {NOTHING_CHANGED}"
    )


class ArchiveTooManyFiles(FileRefused):
    title = "ZIP de trop de fichiers"
    detail = f"Ce fichier ZIP contient trop de fichiers. Déposez seulement les exports de SIECLE. {NOTHING_CHANGED}"


class ArchiveNested(FileRefused):
    title = "ZIP dans un ZIP"
    detail = (
        "Ce fichier ZIP contient un autre ZIP. Ouvrez-le et déposez les fichiers XML, "
        f"ou le ZIP donné par SIECLE. {NOTHING_CHANGED}"
    )


class ArchiveEncrypted(FileRefused):
    title = "ZIP protégé"
    detail = f"Ce fichier ZIP est protégé par un mot de passe. Déposez-le sans protection. {NOTHING_CHANGED}"


class ArchiveNamesUnsafe(FileRefused):
    title = "ZIP inhabituel"
    detail = (
        "Ce fichier ZIP contient des noms de fichiers qui ne viennent pas de SIECLE. "
        f"Téléchargez de nouveau l'export. {NOTHING_CHANGED}"
    )


class ArchiveLies(FileRefused):
    title = "ZIP incohérent"
    detail = (
        "Ce fichier ZIP annonce un contenu différent de celui qu'il porte. "
        f"Téléchargez de nouveau l'export, sans le modifier. {NOTHING_CHANGED}"
    )


class DoctypeRefused(FileRefused):
    title = "Fichier XML inhabituel"
    detail = (
        "Ce fichier XML contient une déclaration DOCTYPE, que les exports de SIECLE n'ont jamais. "
        f"Par sécurité, nous ne l'ouvrons pas. Téléchargez de nouveau l'export. {NOTHING_CHANGED}"
    )


class EncodingRefused(FileRefused):
    title = "Encodage du fichier"
    detail = (
        "Les caractères de ce fichier ne correspondent pas à l'encodage annoncé, ou cet encodage n'est pas celui des "
        f"exports. Téléchargez de nouveau l'export, sans l'ouvrir ni l'enregistrer. {NOTHING_CHANGED}"
    )


class BinaryContent(FileRefused):
    title = "Ce fichier n'est pas un export"
    detail = (
        "Ce fichier n'est ni un fichier XML, ni un fichier CSV, ni un ZIP. "
        f"Déposez l'export tel que le logiciel l'a donné. {NOTHING_CHANGED}"
    )


class SpreadsheetRefused(FileRefused):
    title = "Classeur de tableur"
    detail = (
        f"Ce fichier est un classeur. Enregistrez-le au format CSV, ou déposez l'export d'origine. {NOTHING_CHANGED}"
    )


class FileTruncated(FileRefused):
    title = "Fichier incomplet"
    detail = (
        "Ce fichier XML est incomplet ou abîmé. Refaites l'export dans SIECLE, "
        f"puis déposez-le sans le modifier. {NOTHING_CHANGED}"
    )


class TableUnreadable(FileRefused):
    title = "Fichier CSV illisible"
    detail = (
        "Ce fichier CSV a une ligne trop longue ou des guillemets qui ne se ferment pas. "
        f"Téléchargez de nouveau l'extraction. {NOTHING_CHANGED}"
    )


class FileUnrecognised(FileRefused):
    title = "Fichier non reconnu"
    detail = (
        "Nous ne reconnaissons pas ce fichier. Nous attendons un export de SIECLE ou de ONDE, ou des absences : "
        f"par exemple ElevesAvecAdresses.xml. {NOTHING_CHANGED}"
    )


class FileNotNeeded(FileRefused):
    title = "Fichier dont nous n'avons pas besoin"

    def __init__(self, detail: str | None = None, **data: object) -> None:
        super().__init__(
            detail
            or f"Ce fichier contient {data.get('content', 'autre chose')}. Nous n'en avons pas besoin. "
            f"Nous attendons les élèves : {ImportKind.STUDENTS.file_name}. {NOTHING_CHANGED}",
            **data,
        )


class WrongFileKind(FileRefused):
    title = "Ce n'est pas le fichier attendu"

    @classmethod
    def between(cls, found: ImportKind, expected: ImportKind) -> "WrongFileKind":
        return cls(
            f"Ce fichier contient {found.label}. Nous attendons {expected.label} : {expected.file_name}. "
            f"{NOTHING_CHANGED}",
            found=found.value,
            expected=expected.value,
        )


class ReadingTooLong(FileRefused):
    title = "Lecture interrompue"
    detail = (
        "La lecture de ce fichier prend un temps anormal : elle a été arrêtée. "
        f"Téléchargez de nouveau l'export. {NOTHING_CHANGED}"
    )


class ReadingTooHeavy(FileRefused):
    title = "Lecture interrompue"
    detail = (
        "La lecture de ce fichier demande plus de mémoire qu'un export d'établissement : elle a été arrêtée. "
        f"Téléchargez de nouveau l'export. {NOTHING_CHANGED}"
    )


class WrongSchool(FileRefused):
    kind = RefusalKind.CONFLICT
    title = "Fichier d'un autre établissement"

    @classmethod
    def between(cls, found: str, expected: str) -> "WrongSchool":
        return cls(
            f"Ce fichier vient de l'établissement {found}. Vous travaillez pour {expected}. {NOTHING_CHANGED}",
            found=found,
            expected=expected,
        )


class WrongYear(FileRefused):
    kind = RefusalKind.CONFLICT
    title = "Fichier d'une autre année scolaire"

    @classmethod
    def between(cls, found: int, expected: int) -> "WrongYear":
        return cls(
            f"Ce fichier est celui de l'année {found}-{found + 1}. Nous attendons {expected}-{expected + 1}. "
            f"Dans SIECLE, choisissez la bonne année, puis refaites l'export. {NOTHING_CHANGED}",
            found=found,
            expected=expected,
        )


class OlderThanLast(FileRefused):
    kind = RefusalKind.CONFLICT
    title = "Fichier plus ancien que le dernier"


class HeadMissing(FileRefused):
    title = "Fichier sans établissement"
    detail = (
        "Ce fichier ne dit pas de quel établissement ou de quelle année il vient (PARAMETRES). "
        f"Refaites l'export dans SIECLE. {NOTHING_CHANGED}"
    )


class TooManyGone(FileRefused):
    kind = RefusalKind.CONFLICT
    title = "Trop d'élèves absents du fichier"


FILE_REFUSALS: dict[str, type[FileRefused]] = {cls.code(): cls for cls in FileRefused.__subclasses__()}
"""By code, so that a refusal said in the reading process is raised as itself in ours."""
