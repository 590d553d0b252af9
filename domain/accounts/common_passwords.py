"""Long passwords that everyone thinks of first: the shorter ones fall under the rule of length."""

COMMON_PASSWORDS = frozenset(
    """
    123456789012 1234567890123 12345678901234 123456789123 123456123456 111111111111 000000000000 121212121212
    012345678901 987654321098 qwertyuiop12 qwertyuiop123 qwertyuiopas qwertyuiopasdf azertyuiop12 azertyuiop123
    azertyuiopqs azertyuiopqsdf azertyazerty azerty123456 azerty1234567 azerty12345678 azerty123456789 1234azerty1234
    qwerty123456 qwerty1234567 qwerty123456789 1q2w3e4r5t6y 1q2w3e4r5t6y7u a1z2e3r4t5y6 aqwzsxedcrfv poiuytrezaml
    password1234 password12345 password123456 password2024 password2025 password2026 passwordpassword mypassword123
    motdepasse12 motdepasse123 motdepasse1234 motdepasse2024 motdepasse2025 motdepasse2026 monmotdepasse
    monmotdepasse1 motdepassemotdepasse changezmoi123 changeme1234 changeme12345 administrateur administrateur1
    administrateur123 administrator administrator1 admin1234567 admin12345678 adminadminadmin bonjour12345
    bonjour123456 bonjourbonjour bienvenue123 bienvenue1234 bienvenue2025 bienvenue2026 loulouloulou doudoudoudou
    soleilsoleil soleil123456 chocolat1234 marseille1234 marseille13000 paris2024jo! iloveyou1234 iloveyouiloveyou
    jetaimejetaime jetaime12345 monamour1234 educationnationale education2025 education2026 college12345 lycee1234567
    vie-scolaire vie-scolaire1 viescolaire1 viescolaire12 viescolaire123 viescolaire2025 viescolaire2026
    etablissement etablissement1 professeur123 enseignant123 raccroche123 raccroche1234 raccroche2025 raccroche2026
    abcdefghijkl abcdefghijklm abcdefgh1234 abcd12345678 abcdabcdabcd trustno1trustno1 letmeinletmein
    footballfootball football1234 starwars1234 superman1234 princesse123 dragondragon monkeymonkey
    qsdfghjklm12 wxcvbnwxcvbn !qaz2wsx3edc 1qaz2wsx3edc zaq12wsxcde3
    """.split()  # noqa: SIM905 - a list to read, ten to a line
)
"""In lower case. A list of ours, from the habits that published rankings describe."""
