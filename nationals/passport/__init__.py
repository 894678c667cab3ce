"""Reads the machine-readable zone of passports, cards and visas (ICAO Doc 9303). No models, no database."""
