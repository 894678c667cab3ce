#!/usr/bin/env python
"""Django's command line for Ubalozi."""

import os
import sys

from django.core.management import execute_from_command_line

from config.mode import SettingError

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    os.environ.setdefault("DATABASE_DIRECT", "true")  # migrations and the worker need a session of their own
    try:
        execute_from_command_line(sys.argv)
    except SettingError as error:
        sys.exit(str(error))
