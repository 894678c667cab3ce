"""``python -m bench --size 10k [--json]``: load cases, serve them as deployed, measure, print."""

import argparse
import json
import os
import sys

import django

SIZES = {"1k": 1_000, "10k": 10_000, "100k": 100_000, "1m": 1_000_000}
PARTS = ("cases", "diplomacy", "networks")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--size", choices=SIZES, default="10k", help="cases in the database (default 10k)")
    parser.add_argument("--register", choices=SIZES, help="instead: find people in a register of so many")
    parser.add_argument("--lines", type=int, help="with --register: match a list of so many lines")
    parser.add_argument("--requests", type=int, default=100, help="timed requests of each page (default 100)")
    parser.add_argument("--pages", nargs="+", choices=PARTS, default=PARTS, help="only these pages (default all)")
    parser.add_argument("--seed", type=int, default=1, help="another seed gives other people and histories")
    parser.add_argument("--cost", action="store_true", help="instead: what rows weigh and requests cost")
    parser.add_argument("--json", action="store_true", help="one object instead of a table")
    given = parser.parse_args()
    os.environ["DJANGO_SETTINGS_MODULE"] = "bench.settings"
    if given.register:
        os.environ["BENCH_DATABASE"] = "ubalozi_bench_register"
    django.setup()
    if given.register:
        from bench import many, register  # noqa: PLC0415  models load only after django.setup()

        size = SIZES[given.register]
        told = many.run(size, given.seed, given.lines) if given.lines else register.run(size, given.seed)
        sys.stdout.write(told)
        return
    if given.cost:
        from bench.cost import report  # noqa: PLC0415  models load only after django.setup()

        for line in report(SIZES[given.size], given.requests):
            sys.stdout.write(f"{line}\n")
        return
    from bench.run import run  # noqa: PLC0415  models load only after django.setup()

    found = run(SIZES[given.size], given.seed, given.requests, given.pages)
    sys.stdout.write(json.dumps(found.as_data, indent=1) + "\n" if given.json else found.as_table)


if __name__ == "__main__":
    main()
