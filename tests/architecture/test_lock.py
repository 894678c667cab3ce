"""What the lock names can be installed on a machine with Python and make alone."""

import tomllib
from typing import Any

from tests.architecture.sources import BASE

NEVER = "sys_platform == 'never'"


def _packages() -> list[dict[str, Any]]:
    packages: list[dict[str, Any]] = tomllib.loads((BASE / "uv.lock").read_text())["package"]
    return packages


def _asked_for() -> set[str]:
    """Every package that some other one asks for on a machine that exists."""
    found = set()
    for package in _packages():
        groups = package.get("dev-dependencies", {}) | package.get("optional-dependencies", {})
        asked = [package.get("dependencies", []), *groups.values()]
        found |= {each["name"] for row in asked for each in row if each.get("marker") != NEVER}
    return found


def test_nothing_that_we_install_must_be_compiled() -> None:
    asked = _asked_for()
    to_compile = [package["name"] for package in _packages() if package["name"] in asked and "wheels" not in package]
    assert to_compile == []


def test_each_wheel_is_there_for_the_pythons_of_debian_12_and_13() -> None:
    """Debian 12 has Python 3.11, Debian 13 has 3.13; both on Intel and on ARM."""
    asked = _asked_for()
    missing = [
        (package["name"], python, machine)
        for package in _packages()
        if package["name"] in asked
        for python in ("311", "313")
        for machine in ("x86_64", "aarch64")
        if not any(_fits(wheel["url"].rpartition("/")[2], python, machine) for wheel in package.get("wheels", []))
    ]
    assert missing == []


def _fits(wheel: str, python: str, machine: str) -> bool:
    tags, abi, platform = wheel.removesuffix(".whl").split("-")[-3:]
    speaks = any(tag in {"py3", "py2.py3", f"py{python}", f"cp{python}"} for tag in tags.split(".")) or (
        abi == "abi3" and int(tags.removeprefix("cp3") or 0) <= int(python[1:])
    )
    return speaks and (platform == "any" or ("manylinux" in platform and machine in platform))
