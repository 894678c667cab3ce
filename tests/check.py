"""``make check``: every tool that reads the code without running it. One line each, non-zero if any fails."""

import io
import json
import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import django
from django.core.management import call_command

BASE = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
APPS = ["core", "audit", "accounts", "nationals", "cases", "diplomacy", "networks", "search", "reports"]
DEPLOYED = {
    "DATABASE_URL": "postgres://ubalozi@127.0.0.1:1/ubalozi",  # never connected to
    "SECRET_KEY": "check-only-0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEF",
    "ALLOWED_HOSTS": "ubalozi.example",
    "DJANGO_SETTINGS_MODULE": "config.settings",
}


@dataclass(frozen=True, slots=True)
class Result:
    name: str
    passed: bool
    seconds: float
    says: str = ""


def main() -> int:
    """The tools run two at a time; Django's own commands run here, in one process."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    with ThreadPoolExecutor(2) as pool:
        running = [pool.submit(_tool, name, command) for name, command in _tools().items()]
        running.append(pool.submit(_check_deployed))
        running.append(pool.submit(_audit))
        django.setup()
        results = [_show(_django(name, *command)) for name, command in _COMMANDS.items()]
        results += [_show(done.result()) for done in as_completed(running)]
    failed = [result.name for result in results if not result.passed]
    print(f"Failed: {', '.join(failed)}" if failed else "Everything holds.")
    return bool(failed)


_LINT_LESS = (
    "--exclude-migration-tests",
    "RUNPYTHON_MODEL_VARIABLE_NAME",  # a matter of taste
    "--ignore-name",
    "0008_one_main_contact",  # its predecessor makes room; while an update runs, a second one is refused
    "0009_listings_found",  # a table that is made from the others, anew in the same transaction
)
_COMMANDS = {
    "makemigrations --check": ("makemigrations", "--check", "--dry-run"),
    "migration linter": (
        "lintmigrations",
        "--no-cache",
        "--ignore-initial-migrations",
        *_LINT_LESS,
        "--include-apps",
        *APPS,
    ),
}


def _tools() -> dict[str, list[str]]:
    templates = [str(path) for path in sorted((BASE / "templates").rglob("*.html"))]
    tracked = subprocess.run(["git", "ls-files", "*.py"], cwd=BASE, capture_output=True, text=True, check=False)
    python = tracked.stdout.split() or [str(path) for app in APPS for path in (BASE / app).rglob("*.py")]
    return {
        "mypy": ["mypy", "."],
        "ruff check": ["ruff", "check", "."],
        "ruff format": ["ruff", "format", "--check", "."],
        "import contracts": ["lint-imports"],
        "djade": ["djade", "--check", "--target-version", "5.2", *templates],
        "djlint": ["djlint", "--lint", "--quiet", "templates"],
        "django-upgrade": ["django-upgrade", "--check", "--target-version", "5.2", *python],
    }


def _tool(name: str, command: list[str]) -> Result:
    start = time.monotonic()
    done = subprocess.run([str(BIN / command[0]), *command[1:]], cwd=BASE, capture_output=True, text=True, check=False)
    return Result(name, done.returncode == 0, time.monotonic() - start, done.stdout + done.stderr)


def _django(name: str, *command: str) -> Result:
    start, says, code = time.monotonic(), io.StringIO(), 0
    with redirect_stdout(says), redirect_stderr(says):
        try:
            call_command(*command)
        except SystemExit as end:
            code = int(end.code or 0)
    return Result(name, code == 0, time.monotonic() - start, says.getvalue())


def _check_deployed() -> Result:
    start = time.monotonic()
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    environment = os.environ | DEPLOYED
    done = subprocess.run(command, cwd=BASE, env=environment, capture_output=True, text=True, check=False)
    return Result("check --deploy", done.returncode == 0, time.monotonic() - start, done.stdout + done.stderr)


def _audit() -> Result:
    """Known weaknesses in what we ship. An advisory fails; a service that cannot be asked is said, and passes."""
    start = time.monotonic()
    export = ["export", "--locked", "--quiet", "--no-dev", "--no-emit-project", "--output-file"]
    wanted = BASE / "var" / "requirements.txt"
    locked = _run([str(BASE / ".uv/bin/uv"), *export, str(wanted)])
    if locked.returncode:
        return Result("pip-audit", passed=False, seconds=time.monotonic() - start, says=locked.stderr)
    options = ["--disable-pip", "--require-hashes", "--progress-spinner", "off", "--format", "json"]
    asked = _run([str(BIN / "pip-audit"), "-r", str(wanted), *options])
    passed, says = read_audit(asked.stdout, asked.stderr)
    name = f"pip-audit{': ' + says.splitlines()[0] if passed and says else ''}"
    return Result(name, passed, time.monotonic() - start, says)


def read_audit(report: str, complaint: str) -> tuple[bool, str]:
    """Whether the audit passes, and what it says: advisories found, or how much could not be audited."""
    try:
        packages = json.loads(report)["dependencies"]
    except ValueError:
        return True, f"NOT AUDITED, the advisory service cannot be reached ({complaint.strip()[-120:]!r})"
    found = [
        f"{package['name']} {package['version']}: {weakness['id']}"
        for package in packages
        for weakness in package.get("vulns", [])
    ]
    if found:
        return False, "\n".join(found)
    unknown = sum("skip_reason" in package for package in packages)
    if unknown:
        return True, f"NOT AUDITED, the advisory service knows nothing of {unknown} of {len(packages)} packages"
    return True, ""


def _run(command: list[str]) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(command, cwd=BASE, capture_output=True, text=True, check=False)


def _show(result: Result) -> Result:
    print(f"{'ok  ' if result.passed else 'FAIL'}  {result.seconds:5.1f} s  {result.name}", flush=True)
    if not result.passed:
        told = [line for line in result.says.splitlines() if not line.endswith(("IGNORE", "OK"))]
        print("\n".join(f"      {line}" for line in told[-40:]))
    return result


if __name__ == "__main__":
    sys.exit(main())
