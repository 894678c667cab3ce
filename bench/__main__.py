"""``python -m bench --size 10k``: load cases, serve them as deployed, measure, print. ``docs/how-to/measure.md``."""

import argparse
import json
import os
import sys

import django

SIZES = {"1k": 1_000, "10k": 10_000, "30k": 30_000, "100k": 100_000, "1m": 1_000_000}
PARTS = ("cases", "nationals", "diplomacy", "networks", "reports", "accounts", "admin")
DEEP_ENOUGH = 3  # pages far: what comes after a token is planned as any other page after one
READERS = ("supervisor", "large post", "small post", "admin")


def main() -> None:
    given = _parsed()
    os.environ["DJANGO_SETTINGS_MODULE"] = "bench.settings"
    if given.register:
        os.environ["BENCH_DATABASE"] = "ubalozi_bench_register"
    django.setup()
    told, is_well = _asked_for(given)
    sys.stdout.write(told)
    sys.exit(0 if is_well else 1)


def _parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--size", choices=SIZES, default="10k", help="cases in the database (default 10k)")
    parser.add_argument("--register", choices=SIZES, help="instead: find people in a register of so many")
    parser.add_argument("--lines", type=int, help="with --register: match a list of so many lines")
    parser.add_argument("--requests", type=int, default=100, help="timed requests of each page (default 100)")
    parser.add_argument("--pages", nargs="+", choices=PARTS, default=PARTS, help="only these pages (default all)")
    parser.add_argument("--only", nargs="+", default=(), help="of these the addresses of this name, as cases:list")
    parser.add_argument(
        "--readers", nargs="+", choices=READERS, default=READERS, help="only these people (default all)"
    )
    parser.add_argument(
        "--deep", type=int, help="how many pages far a list is read (default 1000; fewer requests or plans, less)"
    )
    parser.add_argument("--short", action="store_true", help="each page by one of its readers only: a smoke test")
    parser.add_argument("--crowd", type=int, help="instead: so many people at once, who look and write")
    parser.add_argument("--minutes", type=float, default=5, help="with --crowd: for so long (default 5)")
    parser.add_argument("--bouncer", action="store_true", help="with --crowd: through PgBouncer, as one of Debian's")
    parser.add_argument("--worker", type=int, nargs="?", const=10_000, help="instead: the memory of one web worker")
    parser.add_argument("--seed", type=int, default=1, help="another seed gives other people and histories")
    parser.add_argument("--fresh", action="store_true", help="begin with the data as loaded (a copy is kept)")
    parser.add_argument("--cost", action="store_true", help="instead: what rows weigh and requests cost")
    parser.add_argument("--plans", action="store_true", help="instead: what the database plans for every page")
    parser.add_argument("--json", action="store_true", help="one object instead of a table")
    return parser.parse_args()


def _asked_for(given: argparse.Namespace) -> tuple[str, bool]:
    """What was found, and whether nothing failed. Goals are printed and judge nobody: machines differ."""
    if given.fresh:
        from bench.load import ensure_loaded  # noqa: PLC0415  models load only after django.setup()

        ensure_loaded(SIZES[given.size], given.seed, fresh=True)
    if given.register:
        from bench import many, register  # noqa: PLC0415

        size = SIZES[given.register]
        found = many.run(size, given.seed, given.lines) if given.lines else register.run(size, given.seed)
        return found, True
    if given.cost:
        from bench.cost import report  # noqa: PLC0415

        return "".join(f"{line}\n" for line in report(SIZES[given.size], given.requests)), True
    if given.crowd:
        from bench.crowd.run import run as crowd  # noqa: PLC0415

        happened = crowd(SIZES[given.size], given.seed, given.crowd, given.minutes, bouncer=given.bouncer)
        return happened.report, not happened.errors and not happened.missing
    if given.worker:
        from bench.crowd.worker import run as worker  # noqa: PLC0415

        kept = worker(SIZES[given.size], given.seed, given.worker)
        return kept.report, not kept.failed
    return _pages(given)


def _pages(given: argparse.Namespace) -> tuple[str, bool]:
    from bench.reader import Reader  # noqa: PLC0415
    from bench.run import Asked, run  # noqa: PLC0415

    deep = given.deep or (DEEP_ENOUGH if given.plans else min(1000, 1 + 10 * (given.requests - 1)))
    readers = [Reader(reader) for reader in given.readers]
    asked = Asked(given.requests, given.pages, readers, deep, given.short, given.only)
    if given.plans:
        from bench.planning import told  # noqa: PLC0415

        return told(SIZES[given.size], given.seed, asked)
    found = run(SIZES[given.size], given.seed, asked)
    return (json.dumps(found.as_data, indent=1) + "\n" if given.json else found.as_table), not found.failed


if __name__ == "__main__":
    main()
