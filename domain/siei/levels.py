"""The level of a diploma by the BCN's table N_NIVEAU_FORMATION_DIPLOME: its first three characters, scale of 2019.

Where the table has no RNCP level, the former scale speaks (V is 3, IV is 4); « V ou IV » (010) is at least 3.
"""

_BY_LEVEL = {
    3: "010 013 500 503 510 513 550 553 560 561 562 563 564 56A 56C 56D 56E 56J 56M 56N 56Q 56R 56S 56T 56X "
    "56Z 581 582 583 599 5ZZ",
    4: "400 401 403 406 410 420 423 426 430 433 446 450 453 460 461 463 464 46A 46C 46D 46E 46J 46K 46M 46N "
    "46Q 46R 46S 46T 46U 46X 46Z 470 481 482 499 4ZZ",
    5: "306 316 320 321 322 323 326 336 346 350 352 355 356 360 363 364 36A 36C 36D 36E 36J 36K 36M 36N 36Q "
    "36R 36S 36T 36U 36X 36Z 370 371 381 382 399",
    6: "200 201 205 206 210 216 220 230 236 240 241 246 250 251 255 256 260 263 264 265 26A 26C 26D 26E 26J "
    "26K 26M 26N 26Q 26R 26S 26T 26U 26X 26Z 299",
    7: "120 125 130 131 135 140 145 146 155 156 160 161 164 165 16A 16C 16D 16E 16J 16N 16Q 16R 16S 16T 16U "
    "16X 16Z 170 180 199",
    8: "100",
}
LEVELS = {code: level for level, codes in _BY_LEVEL.items() for code in codes.split()}


def level_of(cfd: str | None) -> int | None:
    """None below niveau 3 (brevet, CFG), and for a code the table does not hold."""
    return LEVELS.get((cfd or "")[:3])


def leads_to(level: int) -> tuple[str, ...]:
    return tuple(sorted(code for code, found in LEVELS.items() if found == level))


QUALIFYING = tuple(sorted(LEVELS))
"""A diploma that begins so is one of niveau 3 or above."""
CYCLES = tuple(sorted((*leads_to(3), *leads_to(4))))
"""A diploma prepared that begins so makes a cycle leading to niveau 3 or 4 (D313-59)."""
