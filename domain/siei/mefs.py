"""From the MEF of a school's base to the diploma it prepares, for pupils taken from our own base.

BCN, N_MEF 2025-2026 (read): the diploma's code is its level by the device, then the five digits of the speciality.
"""

_LEVEL_OF_DEVICE = {
    "221": "420", "222": "420", "240": "500", "241": "500", "242": "500", "247": "400", "250": "401", "251": "401",
    "257": "561", "258": "461", "271": "503", "276": "403", "280": "503",
}  # fmt: skip
_GENERAL = {"200", "201", "202", "210", "211", "212"}
"""The general and technological second cycle leads to the baccalauréat (level 430); our reading, no line of N_MEF."""


def diploma_prepared(mef: str | None) -> str:
    """The code of the diploma; empty for a collège, and for a device that the table does not hold."""
    device, speciality = (mef or "")[:3], (mef or "")[3:8]
    if device in _GENERAL:
        return f"430{speciality}"
    level = _LEVEL_OF_DEVICE.get(device)
    return f"{level}{speciality}" if level else ""
