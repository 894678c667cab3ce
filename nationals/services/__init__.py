"""What can be done with the register of persons. Each verb checks, locks, changes and returns the thing."""
