"""What stands in a picture, as far as one person may see it."""
