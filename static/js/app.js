/* Everything that the pages' scripts do starts here; each page works without any of it. */
