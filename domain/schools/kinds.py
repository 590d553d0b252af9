"""Kinds of school: which ones take the roll by lesson, and who stands above them."""

from domain.kernel.labelled import Labelled


class SchoolKind(Labelled):
    """The kinds this service knows; the code is ours, the label is what the ministry says."""

    PRIMARY_SCHOOL = "primary_school", "École primaire"
    COLLEGE = "college", "Collège"
    LYCEE = "lycee", "Lycée général et technologique"
    LYCEE_PROFESSIONNEL = "lycee_professionnel", "Lycée professionnel"
    LYCEE_AGRICOLE = "lycee_agricole", "Lycée agricole"
    EREA = "erea", "Établissement régional d'enseignement adapté"

    @property
    def is_first_degree(self) -> bool:
        """Premier degré: a director, an IEN de circonscription, an équipe éducative."""
        return self is SchoolKind.PRIMARY_SCHOOL

    @property
    def is_agricultural(self) -> bool:
        """Under the DRAAF rather than the DASEN (R131-8)."""
        return self is SchoolKind.LYCEE_AGRICOLE

    @property
    def has_lesson_rolls(self) -> bool:
        """The roll is taken at each lesson; an école takes it each half-day (R131-5)."""
        return not self.is_first_degree
