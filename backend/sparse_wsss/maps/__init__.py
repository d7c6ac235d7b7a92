"""What is done with finished maps of class codes: read, compared, written in the formats of others."""
