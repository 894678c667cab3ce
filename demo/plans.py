"""How many cases go which way. The shares are those of a ministry with a war, the Gulf and the scam compounds."""

from random import Random
from typing import NamedTuple

from demo.life import Plan

WAR, GULF, COMPOUNDS = ("RU", "RU", "RU", "UA"), ("SA", "SA", "AE", "QA", "LB", "IQ"), ("MM", "MM", "TH")
FRONT, ANYWHERE = ("UA", "UA", "UA", "RU"), ("SA", "AE", "RU", "QA", "LB", "IQ", "TH", "LY", "IN", "TZ", "MM", "UA")
CUSTODY = ("SA", "SA", "AE", "AE", "RU", "QA", "IN", "TZ", "TH", "LY", "IQ", "LB")
HELD = ("record_detention", "record_release", "record_departure")


class Share(NamedTuple):
    parts: int
    plan: Plan


SHARES = (
    Share(26, Plan((), (0, 6), ANYWHERE)),
    Share(14, Plan(("record_missing",), (2, 60), ("RU", "UA", "LY", "SA", "IQ", "MM"))),
    Share(8, Plan(("record_trafficking", "record_missing"), (2, 60), WAR)),
    Share(16, Plan(("record_trafficking",), (0, 40), WAR)),
    Share(12, Plan(("record_trafficking",), (0, 40), COMPOUNDS)),
    Share(12, Plan(("record_trafficking",), (0, 40), GULF)),
    Share(18, Plan(("record_trafficking", "record_capture"), (1, 75), FRONT)),
    Share(14, Plan(("record_missing", "record_capture"), (1, 75), FRONT)),
    Share(34, Plan(("record_detention",), (0, 90), CUSTODY)),
    Share(14, Plan(("record_trafficking", "record_detention"), (0, 90), (*GULF, "RU", "TH"))),
    Share(6, Plan(("record_capture", "record_hospital"), (1, 25), FRONT)),
    Share(8, Plan(("record_detention", "record_hospital"), (1, 25), GULF)),
    Share(14, Plan(("record_detention", "record_release"), (0, 14), CUSTODY)),
    Share(6, Plan(("record_capture", "record_release"), (0, 14), FRONT)),
    Share(12, Plan(HELD, (0, 3), CUSTODY)),
    Share(24, Plan((*HELD, "record_arrival"), (1, 80), CUSTODY)),
    Share(10, Plan(("record_trafficking", "record_release", "record_departure", "record_arrival"), (1, 80), COMPOUNDS)),
    Share(8, Plan(("record_safety",), (1, 20), ("AE", "TZ", "IN", "QA"))),
    Share(4, Plan(("record_hospital", "record_death"), (1, 20), GULF)),
    Share(3, Plan(("record_capture", "record_death"), (1, 20), FRONT)),
    Share(30, Plan((*HELD, "record_arrival", "close"), (5, 420), CUSTODY)),
    Share(
        12, Plan(("record_capture", "record_release", "record_departure", "record_arrival", "close"), (5, 200), FRONT)
    ),
    Share(12, Plan(("record_safety", "close"), (5, 400), ANYWHERE)),
    Share(9, Plan(("record_hospital", "record_death", "close"), (5, 400), GULF)),
)
# What every load has, however small.
SPECIAL = (
    Plan(("record_hospital", "record_death"), (1, 2), ("RU",), death_waits=True),
    Plan(("record_trafficking", "record_capture"), (6, 20), ("RU",), restricted=True),
)
CAPTURE = Plan(("record_capture",), (24, 26), ("UA",), incident="capture")
RAID = Plan(("record_trafficking", "record_release"), (9, 10), ("MM",), incident="raid")


def chosen(count: int, chance: Random) -> list[Plan]:
    """``count`` plans in the order of the shares, with the special ones and two incidents among them."""
    crowd = max(count // 25, 2)
    plans = [*SPECIAL, *[CAPTURE] * crowd, *[RAID] * crowd]
    left, whole = count - len(plans), sum(share.parts for share in SHARES)
    done = 0
    for share in SHARES:
        done += share.parts
        plans += [share.plan] * (left * done // whole - len(plans) + len(SPECIAL) + 2 * crowd)
    chance.shuffle(plans)
    return plans
