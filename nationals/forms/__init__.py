"""Forms of the register of persons."""
