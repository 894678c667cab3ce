"""What this app prints, in plain Python."""
