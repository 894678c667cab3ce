"""Name lists: received, compared with the register of persons, decided line by line, answered."""
