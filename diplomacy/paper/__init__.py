"""Words on paper: Word files and PDF. Plain Python that knows no database."""
