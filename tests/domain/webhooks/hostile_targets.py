"""Addresses that somebody would register to make this service call inside its own network, or elsewhere (A3)."""

from collections.abc import Iterator

from domain.webhooks.targets import TargetFault

F = TargetFault

WRITTEN: tuple[tuple[TargetFault, tuple[str, ...]], ...] = (
    (F.NOT_HTTPS, (
        "http://crochet.ml.fr/", "ftp://crochet.ml.fr/", "file:///etc/passwd", "gopher://crochet.ml.fr:443/_x",
        "dict://crochet.ml.fr:443/", "ldap://crochet.ml.fr/", "ws://crochet.ml.fr/", "wss://crochet.ml.fr/",
        "jar:https://crochet.ml.fr/!/", "data:text/plain,x", "javascript:alert(1)", "//crochet.ml.fr/",
        "crochet.ml.fr/", "https:/crochet.ml.fr/", "https:crochet.ml.fr", "unix:///run/docker.sock", "/",
        "httpss://crochet.ml.fr/", "view-source:https://crochet.ml.fr/", "http://127.0.0.1/", "http://localhost/",
        "http://169.254.169.254/latest/meta-data/", "http://[::1]/", "http://metadata.google.internal/",
    )),
    (F.WITH_CREDENTIALS, (
        "https://user@crochet.ml.fr/", "https://user:secret@crochet.ml.fr/", "https://@crochet.ml.fr/",
        "https://crochet.ml.fr@127.0.0.1/", "https://crochet.ml.fr:443@127.0.0.1/", "https://:@crochet.ml.fr/",
        "https://crochet.ml.fr%00@127.0.0.1/", "https://a:b@[::1]/", "https://crochet.ml.fr@169.254.169.254/",
    )),
    (F.WITH_FRAGMENT, (
        "https://crochet.ml.fr/#", "https://crochet.ml.fr/#@127.0.0.1/", "https://crochet.ml.fr#.evil.fr/",
    )),
    (F.PORT_CLOSED, tuple(
        f"https://crochet.ml.fr:{port}/"
        for port in (1, 21, 22, 23, 25, 53, 80, 110, 389, 445, 1433, 2375, 3306, 4443, 5432, 5985, 6379, 8000, 8080,
                     9000, 9200, 10250, 11211, 27017, 50070, 65535)
    )),
    (F.UNREADABLE, (
        "https://crochet.ml.fr:99999/", "https://crochet.ml.fr:-1/", "https://crochet.ml.fr:0x1bb/",
        "https://crochet.ml.fr:443:443/", "https://crochet.ml.fr\\@127.0.0.1/", "https://127.0.0.1\\.ml.fr/",
        "https://crochet.ml.fr/ x", " https://crochet.ml.fr/", "https://crochet.ml.fr/\r\nHost: 127.0.0.1",
        "https://crochet.ml.fr/\n", "https://cro\tchet.ml.fr/", "https://crochet.ml.fr\x00.evil.fr/",
        "https://crochet。ml。fr/", "https://①②⑦.⓪.⓪.①/", "https://ｌｏｃａｌｈｏｓｔ/", "https://crochet.ml.fr/<x>",
        'https://crochet.ml.fr/"', "https://crochet.ml.fr/é", "https://[::1/", "https://[fe80::1%25eth0",
        "https://[zz::1]/", "https://crochet.ml.fr/" + "a" * 600, "https://crochet.ml.fr/{x}", "https://\u202eml.fr/",
        "",
    )),
    (F.NOT_A_NAME, (
        "https://127.0.0.1/", "https://10.0.0.1/", "https://192.168.1.1/", "https://172.16.0.1/", "https://0.0.0.0/",
        "https://169.254.169.254/latest/meta-data/", "https://100.100.100.200/", "https://8.8.8.8/", "https://1.1.1.1/",
        "https://2130706433/", "https://017700000001/", "https://0x7f000001/", "https://0x7f.0x0.0x0.0x1/",
        "https://0177.0.0.1/", "https://0177.0000.0000.0001/", "https://127.1/", "https://127.0.1/", "https://0/",
        "https://10.1/", "https://0xa9fea9fe/", "https://2852039166/", "https://0251.0376.0251.0376/",
        "https://0xA9.0xFE.0xA9.0xFE/", "https://00000177.0.0.1/", "https://127.0.0.1./", "https://4294967295/",
        "https://425.510.425.510/", "https://256.256.256.256/", "https://1.2.3.4.5/", "https://127.000.000.001/",
        "https://[::1]/", "https://[::]/", "https://[::ffff:127.0.0.1]/", "https://[::ffff:7f00:1]/",
        "https://[0:0:0:0:0:ffff:7f00:0001]/", "https://[::127.0.0.1]/", "https://[fc00::1]/", "https://[fd00::1]/",
        "https://[fd00:ec2::254]/", "https://[fe80::1]/", "https://[ff02::1]/", "https://[64:ff9b::7f00:1]/",
        "https://[2002:7f00:1::]/", "https://[2001:0:7f00:1::]/", "https://[2606:4700:4700::1111]/", "https://localhost/",
        "https://LOCALHOST/", "https://raccroche/", "https://db/", "https://postgres:8443/", "https://kubernetes/",
        "https:///crochet", "https://.ml.fr/", "https://ml..fr/", "https://crochet.ml.fr./", "https://-ml.fr/",
        "https://ml-.fr/", "https://m_l.fr/", "https://%6c%6f%63%61%6c.fr/", "https://127.0.0.1%2eml.fr/",
        "https://ml.fr%23.fr/", "https://" + "a" * 64 + ".fr/", "https://" + "a." * 130 + "fr/", "https://*.ml.fr/",
        "https://ml!.fr/", "https://ml.fr,evil.fr/", "https://$(id).fr/", "https://ml.fr;evil.fr/",
    )),
    (F.SPECIAL_NAME, tuple(
        f"https://{name}/"
        for name in (
            "crochet.localhost", "a.b.localhost", "printer.local", "host.docker.internal", "metadata.google.internal",
            "kubernetes.default.svc.cluster.local", "vault.internal", "raccroche.lan", "router.home", "mail.corp",
            "intra.intranet", "box.home.arpa", "1.0.0.127.in-addr.arpa", "xyz.onion", "crochet.test", "crochet.example",
            "demo.invalid", "localhost.localdomain", "db.private", "name.alt", "METADATA.GOOGLE.INTERNAL",
        )
    )),
)  # fmt: skip
"""Refused as written, with the reason each must give."""

RESOLVED: tuple[str, ...] = (
    "0.0.0.0",  # noqa: S104 - an address to refuse
    "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.100.100.200", "100.127.255.255",
    "127.0.0.1", "127.255.255.254", "169.254.0.1", "169.254.169.254", "169.254.170.2", "172.16.0.1", "172.31.255.255",
    "192.0.0.1", "192.0.0.192", "192.0.2.1", "192.31.196.1", "192.52.193.1", "192.88.99.1", "192.168.0.1",
    "192.168.255.255", "192.175.48.1", "198.18.0.1", "198.19.255.255", "198.51.100.7", "203.0.113.9", "224.0.0.1",
    "239.255.255.255", "240.0.0.1", "255.255.255.255", "168.63.129.16",
    "::", "::1", "::2", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:8.8.8.8", "::ffff:0:7f00:1",
    "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "100::1", "2001::1", "2001:0:7f00:1::1", "2001:2::1",
    "2001:4:112::1", "2001:10::1", "2001:20::1", "2001:db8::1", "2002:7f00:1::", "2002:a9fe:a9fe::1",
    "2620:4f:8000::1", "3fff::1", "5f00::1", "fc00::1", "fd00::1", "fd00:ec2::254", "fd20:ce::254", "fe80::1",
    "fe80::1%eth0", "2a00:1450::1%eth0", "fec0::1", "ff02::1", "ff0e::1", "4000::1", "8000::1",
    "127.1", "0x7f000001", "2130706433", "0177.0.0.1", "localhost", "", "8.8.8.8 ", "8.8.8.8/32", "1.2.3",
)  # fmt: skip
"""What the name of a hostile target leads to."""


def written() -> Iterator[tuple[str, TargetFault]]:
    for fault, urls in WRITTEN:
        for url in urls:
            yield url, fault
