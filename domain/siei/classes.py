"""What a pair of records can be, and what forbids to take it for one person: four classes, and the vetoes in words."""

from enum import StrEnum

from domain.kernel.french import typeset


class PairClass(StrEnum):
    """The three first say how sure it is one person; the last, that it is somebody of the same name."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    TO_REVIEW = "to_review"
    NAMESAKE = "namesake"

    @property
    def label(self) -> str:
        return _CLASSES[self]

    @property
    def joins(self) -> bool:
        return self in {PairClass.CERTAIN, PairClass.PROBABLE}


_CLASSES = {
    PairClass.CERTAIN: "Certain",
    PairClass.PROBABLE: "Probable",
    PairClass.TO_REVIEW: "À examiner",
    PairClass.NAMESAKE: "Homonyme",
}


class Veto(StrEnum):
    """A reason not to join two records whatever they weigh together."""

    HUMAN_SAME = "human_same"
    HUMAN_DIFFERENT = "human_different"
    SAME_SOURCE = "same_source"
    TAKEN = "taken"
    GIVEN = "given"
    TWIN = "twin"
    FAMILY = "family"
    INE = "ine"

    @property
    def sentence(self) -> str:
        return typeset(_VETOES[self])


_VETOES = {
    Veto.HUMAN_SAME: "Une décision antérieure dit qu’il s’agit de la même personne.",
    Veto.HUMAN_DIFFERENT: "Une décision antérieure dit qu’il s’agit de deux personnes.",
    Veto.SAME_SOURCE: "Deux fiches de la même base et de la même année : une base ne compte chacun qu’une fois.",
    Veto.TAKEN: "L’une des deux fiches est déjà, sans aucun doute, celle d’une autre personne.",
    Veto.GIVEN: "Les prénoms sont incompatibles, comme ceux de jumeaux ou de cousins.",
    Veto.TWIN: "Prénoms très proches, même date de naissance et INE qui se suivent : peut-être des jumeaux.",
    Veto.FAMILY: "Les noms sont différents et rien d’aussi sûr ne les rapproche.",
    Veto.INE: "Deux INE valables et différents, et trop peu d’éléments pour passer outre.",
}


class Rule(StrEnum):
    """How a certain link was found."""

    INE = "ine"
    IDENTITY = "identity"

    @property
    def sentence(self) -> str:
        return typeset(_RULES[self])


_RULES = {
    Rule.INE: "Même INE, confirmé par deux éléments au moins parmi le nom, le prénom et la date de naissance.",
    Rule.IDENTITY: "Même nom, même prénom, même date de naissance et même commune, sans INE contraire.",
}
